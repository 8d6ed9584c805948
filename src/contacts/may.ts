import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Action } from "../access/grants.ts";
import { canContact, type ReachedContact } from "../access/reachable.ts";

export type Reached = ReachedContact;

/** What the rights module needs to know of a row, read along with it and taken off before it leaves. */
export const reachedJson = sql<Reached>`json_build_object(
  'id', contacts.id, 'kind', contacts.kind, 'ownerId', contacts.owner_id, 'assignedToId', contacts.assigned_to_id,
  'companyIds', array(select company_id from memberships where contact_id = contacts.id))`;

const offered: readonly Action[] = ["edit", "delete", "assign", "merge", "export", "comment"];

/** What the actor may do with a contact: the page shows these and computes no rights itself. */
export function mayOf(actor: Actor, contact: Reached): string[] {
  return offered.filter((action) => canContact(actor, action, contact));
}
