import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableCompanies } from "../access/reachable.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import { forgetLinks } from "../fields/forget-links.ts";

/** Holds those of the companies that lie in the trash and that the actor may delete. */
export async function holdCompanies(tx: Tx, actor: Actor, ids: readonly string[]): Promise<string[]> {
  const reach = reachableCompanies(actor, "delete")(expressionBuilder<Tables, "companies">());
  const there = await sql<{ id: string }>`
    select id from companies where id = any(${ids}::uuid[]) and deleted_at is not null and ${reach}
    order by id for update`.execute(tx);
  return there.rows.map(({ id }) => id);
}

/** Deletes companies that are held for good; who belonged to them does no more. */
export async function dropCompanies(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await sql`delete from companies where id = any(${ids}::uuid[])`.execute(tx);
}

/** What companies that stay say of people, companies and files about to go for good. */
export async function forgetInCompanies(
  tx: Tx,
  actor: Actor,
  gone: readonly string[],
  batchId: string | null,
): Promise<void> {
  const columns = { owner_id: "owner", parent_id: "parent", default_contact_id: "defaultContact" };
  await forgetLinks(tx, actor, "companies", columns, gone, batchId);
}
