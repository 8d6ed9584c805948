import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { fieldRight } from "../access/field-rights.ts";
import type { Action } from "../access/grants.ts";
import { canContact, coversContact, type ReachedContact } from "../access/reachable.ts";
import { reachOf } from "../access/rights.ts";
import type { Status } from "../database/tables/contacts.ts";

export interface Reached extends ReachedContact {
  status: Status;
  /** Whether it belongs to the protected access group. */
  administrator: boolean;
}

/** What the rights module needs to know of a row, read along with it and taken off before it leaves. */
export const reachedJson = sql<Reached>`json_build_object(
  'id', contacts.id, 'kind', contacts.kind, 'ownerId', contacts.owner_id, 'assignedToId', contacts.assigned_to_id,
  'companyIds', array(select company_id from memberships where contact_id = contacts.id), 'status', contacts.status,
  'administrator', (select g.standing is not distinct from 'administrator' from access_groups g where g.id = contacts.access_group_id))`;

const offered: readonly Action[] = ["edit", "delete", "assign", "merge", "export", "comment"];

/** What the actor may do with a contact: the page shows these and computes no rights itself. */
export function mayOf(actor: Actor, contact: Reached): string[] {
  return [
    ...offered.filter((action) => canContact(actor, action, contact)),
    ...(contact.id !== actor.id && maySetStatus(actor, contact) ? waysOf(contact) : []),
    ...(coversContact(actor, reachOf(actor, "audit", "see"), contact) ? ["audit"] : []),
  ];
}

/** Who edits people of the kind, and their status; of administrators only administrators. */
export function maySetStatus(actor: Actor, contact: Reached): boolean {
  return (
    canContact(actor, "edit", contact) &&
    fieldRight(actor, "status") === "editable" &&
    (actor.administrator || !contact.administrator)
  );
}

export interface Account {
  /** Whether people of the access group may sign in. */
  signsIn: boolean;
  hasSecondFactor: boolean;
}

/** What administrators may do with somebody else's account: `viewAs` him, `setPassword`, `takeSecondFactor`. */
export function waysOfAccount(
  actor: Actor,
  { id, status, administrator }: Reached,
  { signsIn, hasSecondFactor }: Account,
): string[] {
  if (!actor.administrator || !actor.session || id === actor.id) return [];
  return [
    ...(status === "active" && signsIn && !administrator ? ["viewAs"] : []),
    ...(status === "fired" ? [] : ["setPassword"]),
    ...(hasSecondFactor ? ["takeSecondFactor"] : []),
  ];
}

function waysOf({ kind, status }: Reached): string[] {
  if (status === "fired") return [];
  return [status === "active" ? "block" : "unblock", ...(kind === "agent" ? ["fire"] : [])];
}
