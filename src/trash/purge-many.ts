import type { Actor } from "../access/actor.ts";
import { endBatch, moveBatch, openRunningBatch, type Batch } from "../audit/batches.ts";
import { askForCleaning } from "../batches/clean-batches.ts";
import { forgetItems } from "../batches/forget-items.ts";
import { freezeRows } from "../batches/freeze-rows.ts";
import { keepOutcomes, nextItems, refusedItem, type Outcome } from "../batches/items.ts";
import { setSize } from "../batches/set-size.ts";
import type { Tx } from "../database/transaction.ts";
import type { BodyOf, ReplyOf } from "../http/endpoint.ts";
import { refuse, refuseField } from "../http/refusal.ts";
import { askForSteps, type Chain } from "../jobs/steps.ts";
import { newId } from "../values/uuid.ts";
import type { purgeMany as declared } from "./api.ts";
import { chosen } from "./choose.ts";
import { checkDays, type Hosts } from "./lying.ts";
import { purgeRecords } from "./purge-records.ts";

/**
 * Deletes many for good as one batch: frozen first, then purged in sets, each a transaction that moves the batch's
 * checkpoint. Another number than the one that was typed writes nothing.
 */
export async function purgeMany(
  tx: Tx,
  hosts: Hosts,
  actor: Actor,
  { ids, count, ...wish }: BodyOf<typeof declared>,
): Promise<ReplyOf<typeof declared>> {
  if (ids && Object.values(wish).some((value) => value !== undefined))
    refuseField("/ids", "oneOf", { allowed: "ids, kind, by, from, to" });
  checkDays(wish, "");
  const id = newId();
  const total = await freezeRows(tx, id, chosen(hosts, actor, wish, ids));
  if (total !== count) refuse(409, "countChanged", { params: { count: total } });
  const batch = await openRunningBatch(tx, actor, { id, subjectKind: "trash", action: "purge", total });
  await askForCleaning(tx);
  if (total > setSize) {
    await askForSteps(tx, chainOf(id));
    return { batch: id, state: "running", total, done: 0, refused: 0 };
  }
  const { done, refused } = await purgeNext(tx, hosts, actor, batch);
  await endBatch(tx, id, "done");
  return { batch: id, state: "done", total, done, refused };
}

export function chainOf(id: string): Chain {
  return { name: "trash.purge", payload: { id }, key: `batch ${id}` };
}

/** Purges the next set of a batch, keeps what became of each and moves the checkpoint, all in this transaction. */
export async function purgeNext(
  tx: Tx,
  hosts: Hosts,
  actor: Actor,
  batch: Batch,
): Promise<{ done: number; refused: number; isLast: boolean }> {
  const items = await nextItems(tx, batch.id, batch.reached, setSize);
  const ids = items.map(({ id }) => id);
  const purged = await purgeRecords(tx, hosts, actor, ids, batch.id);
  const [done, owning] = [new Set(purged.done), new Set(purged.owning)];
  const outcomes = ids.map((id): Outcome => {
    if (done.has(id)) return { id, outcome: "done" };
    return refusedItem(id, { code: owning.has(id) ? "ownsRecords" : "absent" });
  });
  await keepOutcomes(tx, batch.id, outcomes);
  const counts = { done: done.size, refused: ids.length - done.size };
  await moveBatch(tx, batch.id, { ...counts, reached: ids.at(-1) ?? null });
  await forgetItems(tx, purged.gone);
  return { ...counts, isLast: ids.length < setSize };
}
