import type { Kind } from "../database/tables/contacts.ts";
import { fieldRight, fieldRights, type FieldHolder, type FieldRight } from "./field-rights.ts";
import { actions, subjects, type Action, type Subject } from "./grants.ts";
import { reachOf, widthOf, type Holder, type Reach } from "./rights.ts";

export interface HeldRight {
  subject: Subject;
  action: Action;
}

/** Whether one reach of a type goes further than another. */
export function isWider(kind: Kind, reach: Reach, than: Reach): boolean {
  return widthOf(kind, reach) > widthOf(kind, than);
}

/**
 * Whether a giver holds as much as he would give: for agents at least that reach; for clients, whose reaches go by companies,
 * everything where it goes beyond the person's own.
 */
export function covers(giver: Holder, kind: Kind, { subject, action }: HeldRight, reach: Reach): boolean {
  if (reach === "none" || giver.administrator) return true;
  if (giver.kind !== "agent") return false;
  const held = reachOf(giver, subject, action);
  if (kind === "client") return reach === "own" ? held !== "none" : held === "all";
  return !isWider("agent", reach, held);
}

export function coversField(giver: FieldHolder, field: string, right: FieldRight): boolean {
  return rankOfField(fieldRight(giver, field)) >= rankOfField(right);
}

export function rankOfField(right: FieldRight): number {
  return fieldRights.indexOf(right);
}

/** Whether a group may do anything that the giver may not: nobody puts people, himself among them, where they may do more than he. */
export function goesBeyond(giver: FieldHolder, group: FieldHolder): boolean {
  const every = subjects.flatMap((subject) => actions.map((action) => ({ subject, action })));
  if (every.some((right) => !covers(giver, group.kind, right, reachOf(group, right.subject, right.action))))
    return true;
  // What a client sees of fields is of the own card; an agent's own narrower word on a field binds what he gives to agents.
  const narrowed = group.kind === "agent" && !giver.administrator ? Object.keys(giver.fields) : [];
  return narrowed.some((field) => !coversField(giver, field, fieldRight(group, field)));
}
