import type { Actor } from "../access/actor.ts";
import { covers, coversField, isWider, rankOfField } from "../access/beyond.ts";
import { fieldRight, type FieldRight } from "../access/field-rights.ts";
import { actions, subjects, type Action, type Subject } from "../access/grants.ts";
import { reachOf, storedReach, type Reach } from "../access/rights.ts";
import type { OwnFields } from "../database/own-field.ts";
import type { Change } from "../database/tables/audit.ts";
import { refuse, type Fault } from "../http/refusal.ts";
import { groupFields } from "./group-fields.ts";
import { tidied, type Group } from "./group.ts";

interface RightChange {
  subject: Subject;
  action: Action;
  before: Reach;
  after: Reach;
}

interface FieldChange {
  field: string;
  before: FieldRight;
  after: FieldRight;
}

/** Rights that would hold otherwise than they do; none of them where nobody may sign in. */
export function changesOfRights(before: Group | undefined, after: Group): RightChange[] {
  return changesBetween(before, after, (group, subject, action) =>
    group.signsIn ? reachOf(group, subject, action) : "none",
  );
}

/** What people of the group may do with fields, where that changes. A new group of agents is held against one that sees nothing. */
export function changesOfFields(own: OwnFields, before: Group | undefined, after: Group): FieldChange[] {
  return groupFields(own)
    .map(({ field }) => ({ field, before: fieldBefore(before, after, field), after: fieldRight(after, field) }))
    .filter((change) => change.before !== change.after);
}

function fieldBefore(before: Group | undefined, after: Group, field: string): FieldRight {
  if (before) return fieldRight(before, field);
  return after.kind === "agent" ? "hidden" : fieldRight({ ...after, fields: {} }, field);
}

/**
 * Refuses (403) what the actor cannot give: a right needs having it, with at least that reach, also where it only lies ready
 * for a section that is not connected; and nobody widens the group he is in himself.
 */
export function checkGiving(actor: Actor, before: Group | undefined, after: Group): void {
  const isOwn = after.id === actor.accessGroup.id;
  const reasonFor = (isCovered: boolean) => (isOwn ? "ownGroup" : isCovered ? undefined : "beyondOwn");
  const faults: Fault[] = [];
  const add = (pointer: string, code: string | undefined) => void (code && faults.push({ pointer, code }));
  const stored = changesBetween(before, after, storedReach);
  const given = [...stored, ...changesOfRights(before, after)].filter((change) =>
    isWider(after.kind, change.after, change.before),
  );
  for (const { subject, action } of given) {
    const reach = storedReach(after, subject, action);
    add(`/rights/${subject}/${action}`, reasonFor(covers(actor, after.kind, { subject, action }, reach)));
  }
  after.modules.forEach((section, index) => {
    if (before?.modules.includes(section)) return;
    add(`/modules/${index}`, reasonFor(actor.administrator || actor.modules.includes(section)));
  });
  for (const change of changesOfFields(actor.own, before, after))
    if (rankOfField(change.after) > rankOfField(change.before))
      add(`/fields/${change.field}`, reasonFor(coversField(actor, change.field, change.after)));
  if (faults.length > 0) refuse(403, "notAllowed", { faults: onceEach(faults) });
}

function onceEach(faults: readonly Fault[]): Fault[] {
  return [...new Map(faults.map((fault) => [fault.pointer, fault])).values()];
}

function changesBetween(
  before: Group | undefined,
  after: Group,
  reachIn: (group: Group, subject: Subject, action: Action) => Reach,
): RightChange[] {
  // Reaches of another type say nothing of this one.
  const earlier = before?.kind === after.kind ? before : undefined;
  return subjects.flatMap((subject) =>
    actions
      .map((action) => ({
        subject,
        action,
        before: earlier ? reachIn(earlier, subject, action) : "none",
        after: reachIn(after, subject, action),
      }))
      .filter((change) => change.before !== change.after),
  );
}

/** What stands in the journal: each right, section and field by itself, before → after. */
export function differenceOf(own: OwnFields, before: Group, after: Group): Change {
  const difference: Change = {};
  const compare = (key: string, was: unknown, is: unknown) => {
    if (JSON.stringify(was) !== JSON.stringify(is)) difference[key] = [was, is];
  };
  compare("name", before.name, after.name);
  compare("type", before.kind, after.kind);
  compare("signIn", before.signsIn, after.signsIn);
  compare("modules", before.modules, after.modules);
  const [had, has] = [tidied(before.rights), tidied(after.rights)];
  for (const subject of subjects)
    for (const action of actions)
      compare(`rights.${subject}:${action}`, had[subject]?.[action] ?? "none", has[subject]?.[action] ?? "none");
  for (const { field } of groupFields(own)) {
    compare(`fields.${field}`, before.fields[field] ?? null, after.fields[field] ?? null);
    compare(
      `fieldRules.${field}`,
      before.fieldRules[field]?.requiredAt ?? [],
      after.fieldRules[field]?.requiredAt ?? [],
    );
  }
  return difference;
}
