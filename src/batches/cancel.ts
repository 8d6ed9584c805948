import type { Actor } from "../access/actor.ts";
import { endBatch } from "../audit/batches.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse } from "../http/refusal.ts";
import { loadSteered } from "./load-batch.ts";

/** Stops a running batch: the lock waits for the set that is being written. */
export async function cancelBatch(tx: Tx, actor: Actor, id: string): Promise<void> {
  const batch = await loadSteered(tx, actor, id);
  if (batch.state !== "running") refuse(409, "batchState");
  await endBatch(tx, id, "cancelled");
}
