import type { Actor } from "../access/actor.ts";
import { endBatch } from "../audit/batches.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse } from "../http/refusal.ts";
import { beginCheck } from "./check-import.ts";
import { beginRun, goOn } from "./run-import.ts";
import { loadImport, type Import } from "./stored-import.ts";

/** Sets an import going, or lets a paused one go on; one whose dry run is not over yet is run when it is. Asking twice runs it once. */
export async function askToRun(tx: Tx, actor: Actor, id: string): Promise<Import> {
  const imported = await loadImport(tx, actor, id, "locked");
  if (imported.state === "running") return imported;
  // It goes on with the rights of who has asked last.
  await tx
    .updateTable("imports")
    .set({ token_id: actor.token?.id ?? null })
    .where("id", "=", id)
    .execute();
  if (imported.state === "ready") await beginRun(tx, imported);
  else if (imported.state === "paused") await goOn(tx, imported);
  else if (imported.state === "uploaded" || imported.state === "checking") await runLater(tx, imported);
  else refuse(409, "importState");
  return loadImport(tx, actor, id, "shared");
}

/** Lets a running import stand still after the set of rows that is being written. Asking twice does no harm. */
export async function pauseImport(tx: Tx, actor: Actor, id: string): Promise<Import> {
  const imported = await loadImport(tx, actor, id, "locked");
  if (imported.state === "paused") return imported;
  if (imported.state !== "running" || imported.undo_batch_id !== null) refuse(409, "importState");
  await tx.updateTable("imports").set({ state: "paused", updated_at: new Date() }).where("id", "=", id).execute();
  return loadImport(tx, actor, id, "shared");
}

/** Stops an import after the set of rows that is being written; what is written stays. */
export async function cancelImport(tx: Tx, actor: Actor, id: string): Promise<Import> {
  const imported = await loadImport(tx, actor, id, "locked");
  if (
    !["uploaded", "checking", "ready", "running", "paused"].includes(imported.state) ||
    imported.undo_batch_id !== null
  )
    refuse(409, "importState");
  await tx
    .updateTable("imports")
    .set({ state: "cancelled", runs_when_checked: false, finished_at: new Date(), updated_at: new Date() })
    .where("id", "=", id)
    .execute();
  if (imported.batch_id) await endBatch(tx, imported.batch_id, "cancelled");
  return loadImport(tx, actor, id, "shared");
}

async function runLater(tx: Tx, imported: Import): Promise<void> {
  if (imported.options.encoding === "") refuse(409, "encodingNeeded");
  await tx.updateTable("imports").set({ runs_when_checked: true }).where("id", "=", imported.id).execute();
  if (imported.state === "uploaded") await beginCheck(tx, imported);
}
