import type { Actor } from "../access/actor.ts";
import { findBatch, type Batch } from "../audit/batches.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse, refuseAsAbsent } from "../http/refusal.ts";

/** One's own batch, for administrators anybody's; another's answers as absent. Locked when it is about to be moved. */
export async function loadBatch(tx: Tx, actor: Actor, id: string, lock: "shared" | "locked"): Promise<Batch> {
  const batch = await findBatch(tx, id, lock);
  if (!batch || !(batch.actor_id === actor.id || actor.administrator)) refuseAsAbsent();
  return batch;
}

/** The same, of those that are told what to do here: an import and its undo are stopped and taken back as an import (409). */
export async function loadSteered(tx: Tx, actor: Actor, id: string): Promise<Batch> {
  const batch = await loadBatch(tx, actor, id, "locked");
  const undone = batch.undoes_id === null ? undefined : await findBatch(tx, batch.undoes_id, "shared");
  if (batch.action === "import" || undone?.action === "import") refuse(409, "batchState");
  return batch;
}
