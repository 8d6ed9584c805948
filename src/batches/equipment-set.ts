import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { moveBatch, type Batch } from "../audit/batches.ts";
import type { Tx } from "../database/transaction.ts";
import { giveTreeBack } from "../equipment/give-back.ts";
import { giveTree } from "../equipment/give-tree.ts";
import { giftOf } from "../equipment/tree-actions.ts";
import { writeEquipment } from "../equipment/write.ts";
import { keepKept, outcomesOf, type Item, type Outcome } from "./items.ts";

/** What gives a whole tree to another holder. */
export const transferEquipment = "transferEquipment";

/** Of a set whatever is there still. */
export async function retireSet(tx: Tx, actor: Actor, batch: Batch, items: readonly Item[]): Promise<Outcome[]> {
  const retiredAt = batch.action === "retireEquipment" ? batch.created_at.toISOString() : null;
  const writings = items.map(({ id }) => ({ id, change: { retiredAt } }));
  return outcomesOf(items, await writeEquipment(tx, actor, writings, { batchId: batch.id }));
}

/** All of a transfer at once: a part is never another's than its whole. Nobody but its trees waits for it. */
export async function transferNext(
  tx: Tx,
  actor: Actor,
  batch: Batch,
): Promise<{ done: number; unchanged: number; refused: number; next: null }> {
  const given = await giveTree(tx, actor, giftOf(batch), batch.id);
  const { rows } = await sql<{ outcome: string }>`
    update batch_items set outcome = case when subject_id = any(${given}::uuid[]) then 'done' else 'refused' end,
      reason = case when subject_id = any(${given}::uuid[]) then null else '{"code": "absent"}'::jsonb end
    where batch_id = ${batch.id} returning outcome`.execute(tx);
  const done = rows.filter(({ outcome }) => outcome === "done").length;
  const refused = rows.length - done;
  await moveBatch(tx, batch.id, { done, refused, reached: null });
  return { done, unchanged: 0, refused, next: null };
}

/** Takes a transfer back, all of it at once as well. */
export async function transferBack(
  tx: Tx,
  actor: Actor,
  transfer: Batch,
  undoId: string,
): Promise<{ done: number; kept: string[]; next: null }> {
  const { done, kept } = await giveTreeBack(tx, actor, giftOf(transfer), { batchId: transfer.id, undoId });
  await moveBatch(tx, undoId, { done, kept: await keepKept(tx, undoId, kept), reached: null });
  return { done, kept, next: null };
}
