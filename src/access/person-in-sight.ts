import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { Status } from "../database/tables/contacts.ts";
import { refuseAsAbsent } from "../http/refusal.ts";
import type { Actor } from "./actor.ts";
import { canContact, type ReachedContact } from "./reachable.ts";

export interface PersonInSight extends ReachedContact {
  name: string;
  status: Status;
  signInEmail: string | null;
  accessGroupId: string;
}

/** A person whose way in is about to be touched: oneself, or whom one sees; absent and out of sight answer alike (404). */
export async function findPersonInSight(db: Kysely<Tables>, actor: Actor, id: string): Promise<PersonInSight> {
  const row = await db
    .selectFrom("contacts")
    .select(["id", "kind", "status", "owner_id as ownerId", "assigned_to_id as assignedToId"])
    .select(["sign_in_email as signInEmail", "access_group_id as accessGroupId"])
    .select(sql<string>`concat_ws(' ', nullif(first_name, ''), nullif(last_name, ''))`.as("name"))
    .select(sql<string[]>`array(select company_id from memberships where contact_id = contacts.id)`.as("companyIds"))
    .where("id", "=", id)
    .where("live", "=", true)
    .executeTakeFirst();
  if (!row || (row.id !== actor.id && !canContact(actor, "see", row))) refuseAsAbsent();
  return row;
}
