import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableEquipment } from "../access/reach-equipment.ts";
import type { Tx } from "../database/transaction.ts";
import { forgetLinks } from "../fields/forget-links.ts";

/** Holds those pieces that lie in the trash and that the actor may delete. */
export async function holdEquipment(tx: Tx, actor: Actor, ids: readonly string[]): Promise<string[]> {
  const there = await sql<{ id: string }>`
    select id from equipment
    where id = any(${ids}::uuid[]) and deleted_at is not null and ${reachableEquipment(actor, "delete")}
    order by id for update`.execute(tx);
  return there.rows.map(({ id }) => id);
}

/** Deletes pieces that are held for good; what was a part of them and stays is a part of nothing by then. */
export async function dropEquipment(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await sql`delete from equipment where id = any(${ids}::uuid[])`.execute(tx);
}

/** What equipment that stays says of people, companies, files and other pieces about to go for good. */
export async function forgetInEquipment(
  tx: Tx,
  actor: Actor,
  gone: readonly string[],
  batchId: string | null,
): Promise<void> {
  const columns = { company_id: "company", contact_id: "contact", used_by_id: "usedBy", parent_id: "parent" };
  await forgetLinks(tx, actor, "equipment", columns, gone, batchId);
}
