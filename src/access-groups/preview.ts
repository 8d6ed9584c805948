import type { Actor } from "../access/actor.ts";
import { isWider } from "../access/beyond.ts";
import { fieldRight } from "../access/field-rights.ts";
import { modules, subjects } from "../access/grants.ts";
import { holds } from "../access/rights.ts";
import type { OwnFields } from "../database/own-field.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuse, refuseAsAbsent } from "../http/refusal.ts";
import { words, type Say } from "../words/words.ts";
import type { previewAccessGroup as declared } from "./api.ts";
import { changedGroup, type GroupChange } from "./check-group.ts";
import { countPeople, whom, type Count } from "./count-people.ts";
import { changesOfFields, changesOfRights, checkGiving } from "./giving.ts";
import { groupFields, nameOfField } from "./group-fields.ts";
import { findGroup, type Group } from "./group.ts";
import { sayRight } from "./sentences.ts";
import { showAccessGroup } from "./show.ts";

type Preview = ReplyOf<typeof declared>;

/** What a change would mean for the people of a group, in words; refuses what the change itself would refuse, and writes nothing. */
export async function previewAccessGroup(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number | undefined,
  change: GroupChange,
): Promise<Preview> {
  const before = await findGroup(tx, id);
  if (!before) refuseAsAbsent();
  if (version !== undefined && version !== before.version)
    refuse(412, "stale", { members: { current: await showAccessGroup(tx, actor, id) } });
  const after = changedGroup(actor, before, change);
  checkGiving(actor, before, after);
  const say = words(actor.language);
  const users = await countIn(tx, id, whom.users);
  return {
    people: await countIn(tx, id, whom.people),
    users,
    rights: rightsOf(before, after, say),
    signIn: before.signsIn === after.signsIn ? null : { change: after.signsIn ? "gained" : "lost", users },
    sections: {
      appear: sectionsOf(after, say).filter(({ key }) => !hasSection(before, key, say)),
      disappear: sectionsOf(before, say).filter(({ key }) => !hasSection(after, key, say)),
    },
    fields: fieldsOf(actor.own, before, after, say),
  };
}

async function countIn(tx: Tx, id: string, condition: (typeof whom)[keyof typeof whom]): Promise<Count> {
  return (await countPeople(tx, [id], condition)).get(id) ?? { value: 0, exact: true };
}

function rightsOf(before: Group, after: Group, say: Say): Preview["rights"] {
  return changesOfRights(before, after).map((change) => {
    const wider = isWider(after.kind, change.after, change.before);
    const word =
      change.before === "none" ? "gained" : change.after === "none" ? "lost" : wider ? "widened" : "narrowed";
    return {
      ...change,
      change: word,
      was: sayRight(say, before.kind, change.subject, change.action, change.before),
      sentence: sayRight(say, after.kind, change.subject, change.action, change.after),
    };
  });
}

type Section = Preview["sections"]["appear"][number];

/** What stands on the panel: connected sections, and of Management what may be opened. */
function sectionsOf(group: Group, say: Say): Section[] {
  if (!group.signsIn || group.kind === "client") return [];
  const connected = modules.filter((section) => group.modules.includes(section));
  const opened = subjects.filter((subject) => holds(group, subject, "open"));
  return [
    ...connected.map((key) => ({ key, name: say(`rights:section.${key}`) })),
    ...opened.map((key) => ({ key, name: say(`rights:subject.${key}`) })),
  ];
}

function hasSection(group: Group, key: string, say: Say): boolean {
  return sectionsOf(group, say).some((section) => section.key === key);
}

function fieldsOf(own: OwnFields, before: Group, after: Group, say: Say): Preview["fields"] {
  const rights = new Map(changesOfFields(own, before, after).map((change) => [change.field, change]));
  return groupFields(own).flatMap((known) => {
    const { field } = known;
    const [was, is] = [before, after].map(({ fieldRules }) => fieldRules[field]?.requiredAt ?? []);
    const right = rights.get(field);
    if (!right && String(was) === String(is)) return [];
    const unchanged = fieldRight(after, field);
    return [
      {
        field,
        name: nameOfField(known, say),
        before: right?.before ?? unchanged,
        after: right?.after ?? unchanged,
        requiredBefore: was ?? [],
        requiredAfter: is ?? [],
      },
    ];
  });
}
