import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableOpportunities } from "../access/reachable.ts";
import type { Tx } from "../database/transaction.ts";
import { forgetLinks } from "../fields/forget-links.ts";

/** Holds those of the opportunities that lie in the trash and that the actor may delete. */
export async function holdOpportunities(tx: Tx, actor: Actor, ids: readonly string[]): Promise<string[]> {
  const there = await sql<{ id: string }>`
    select id from opportunities
    where id = any(${ids}::uuid[]) and deleted_at is not null and ${reachableOpportunities(actor, "delete")}
    order by id for update`.execute(tx);
  return there.rows.map(({ id }) => id);
}

/** Deletes opportunities that are held for good. */
export async function dropOpportunities(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await sql`delete from opportunities where id = any(${ids}::uuid[])`.execute(tx);
}

/** What opportunities that stay say of people, companies and files about to go for good. */
export async function forgetInOpportunities(
  tx: Tx,
  actor: Actor,
  gone: readonly string[],
  batchId: string | null,
): Promise<void> {
  const columns = { owner_id: "owner", company_id: "company" };
  await forgetLinks(tx, actor, "opportunities", columns, gone, batchId);
}
