import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Tx } from "../database/transaction.ts";
import { mayEditGroups } from "./show.ts";

/** Holds those of the contact groups that lie in the trash, for who edits them. */
export async function holdContactGroups(tx: Tx, actor: Actor, ids: readonly string[]): Promise<string[]> {
  if (!mayEditGroups(actor)) return [];
  const there = await sql<{ id: string }>`
    select id from contact_groups where id = any(${ids}::uuid[]) and deleted_at is not null order by id for update`.execute(
    tx,
  );
  return there.rows.map(({ id }) => id);
}

/** Deletes contact groups that are held for good; their people stay. */
export async function dropContactGroups(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await sql`delete from contact_groups where id = any(${ids}::uuid[])`.execute(tx);
}

/** Groups stay when who has made them goes for good. */
export async function forgetInContactGroups(tx: Tx, gone: readonly string[]): Promise<void> {
  if (gone.length > 0)
    await sql`update contact_groups set owner_id = null where owner_id = any(${gone}::uuid[])`.execute(tx);
}
