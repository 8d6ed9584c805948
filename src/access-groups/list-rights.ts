import type { Actor } from "../access/actor.ts";
import { demandMoments, fieldRight, fieldRights } from "../access/field-rights.ts";
import { modules, subjects, type Action, type Subject } from "../access/grants.ts";
import { actionsOn, reachesOf } from "../access/right-table.ts";
import { sectionOf } from "../access/rights.ts";
import type { Kind } from "../database/tables/contacts.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { words, type Say } from "../words/words.ts";
import type { listRights as declared } from "./api.ts";
import { groupFields, nameOfField } from "./group-fields.ts";
import { tidied } from "./group.ts";
import { presets } from "./presets.ts";
import { sayRight } from "./sentences.ts";

type Reply = ReplyOf<typeof declared>;

/** All there is to be given, in the words of the asker's language: the table of rights as a page draws it. */
export function listRights({ language, own }: Pick<Actor, "language" | "own">): Reply {
  const say = words(language);
  const named = (part: string) => (key: string) => ({ key, name: say(`rights:${part}.${key}`) });
  return {
    subjects: subjects.map((subject) => ({
      subject,
      name: say(`rights:subject.${subject}`),
      module: sectionOf(subject) ?? null,
      actions: [...new Set([...actionsOn("agent", subject), ...actionsOn("client", subject)])].map((action) => ({
        action,
        name: say(`rights:action.${action}`),
        reaches: { agent: reachesIn(say, "agent", subject, action), client: reachesIn(say, "client", subject, action) },
      })),
    })),
    modules: modules.map(named("section")),
    fields: groupFields(own).map((known) => ({
      field: known.field,
      name: nameOfField(known, say),
      section: known.section,
      rights: [...known.rights],
      standing: { agent: standingRight("agent", known.field), client: standingRight("client", known.field) },
      requirable: known.requirable,
    })),
    fieldRights: fieldRights.map(named("fieldRight")),
    requiredAt: demandMoments.map(named("requiredAt")),
    presets: presets.map(({ key, type, modules: sections, rights }) => ({
      key,
      name: say(`rights:preset.${key}.name`),
      sentence: say(`rights:preset.${key}.sentence`),
      type,
      modules: [...sections],
      rights: tidied(rights),
    })),
  };
}

function reachesIn(say: Say, kind: Kind, subject: Subject, action: Action) {
  if (!actionsOn(kind, subject).includes(action)) return [];
  return reachesOf(kind, subject, action).map((reach) => ({
    reach,
    name: say(`rights:reach.${reach}`),
    sentence: sayRight(say, kind, subject, action, reach),
  }));
}

function standingRight(kind: Kind, field: string) {
  return fieldRight({ administrator: false, kind, modules: [], rights: {}, fields: {} }, field);
}
