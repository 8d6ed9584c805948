import { sql } from "kysely";
import { Type } from "typebox";
import type { Actor } from "../access/actor.ts";
import { findAsker } from "../access/token.ts";
import { endBatch, findBatch, openUndo } from "../audit/batches.ts";
import { announceWritten } from "../batches/announce-written.ts";
import { undoNext } from "../batches/undo-next.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse } from "../http/refusal.ts";
import { job } from "../jobs/job.ts";
import { findImport, loadImport, type Import, type StoredProblem } from "./stored-import.ts";
import { askForSteps, failImport, takeSteps, type Chain } from "./take-steps.ts";

/** Takes an import back: created contacts to the trash, changed fields to what they were unless edited since. */
export const importUndo = job({
  name: "transfer.undo",
  payload: Type.Object({ id: Type.String(), round: Type.Integer() }),
  async run(work, { id, round }) {
    await takeSteps(work, undoChain(id, round), (tx) => step(tx, id, round));
    announceWritten();
  },
});

function undoChain(id: string, round: number): Chain {
  return { name: "transfer.undo", payload: { id, round } };
}

/** Starts to take back what an import has written, once; it is "running" until it is "undone". */
export async function undoImport(tx: Tx, actor: Actor, id: string): Promise<Import> {
  const imported = await loadImport(tx, actor, id, "locked");
  if (imported.batch_id === null || !["done", "failed", "cancelled"].includes(imported.state))
    refuse(409, imported.state === "undone" ? "undoneAlready" : "importState");
  const undo = await openUndo(tx, actor, imported.batch_id, actor.administrator);
  const round = imported.round + 1;
  await tx
    .updateTable("imports")
    .set({
      state: "running",
      round,
      undo_batch_id: undo.id,
      token_id: actor.token?.id ?? null,
      rows_done: 0,
      problem: null,
      finished_at: null,
      updated_at: new Date(),
    })
    .where("id", "=", id)
    .execute();
  await askForSteps(tx, undoChain(id, round));
  return loadImport(tx, actor, id, "shared");
}

async function step(tx: Tx, id: string, round: number): Promise<"more" | "done"> {
  const imported = await findImport(tx, id, "locked");
  if (imported?.state !== "running" || imported.round !== round || imported.undo_batch_id === null) return "done";
  const actor = await findAsker(tx, imported);
  if (!actor) {
    await failImport(tx, id, round, { of: "row", code: "rightsLost" });
    return "done";
  }
  const undo = await findBatch(tx, imported.undo_batch_id, "locked");
  if (!undo) return "done";
  const { done, kept, next } = await undoNext(tx, actor, undo, "asFarAsPossible");
  await markKept(tx, id, kept);
  const counts = { ...imported.counts, kept: (imported.counts["kept"] ?? 0) + new Set(kept).size };
  if (next === null) await endBatch(tx, imported.undo_batch_id, "done");
  await tx
    .updateTable("imports")
    .set({
      rows_done: imported.rows_done + done + kept.length,
      counts: JSON.stringify(counts),
      updated_at: new Date(),
      ...(next === null && { state: "undone" as const, finished_at: new Date() }),
    })
    .where("id", "=", id)
    .execute();
  return next === null ? "done" : "more";
}

async function markKept(tx: Tx, importId: string, recordIds: readonly string[]): Promise<void> {
  if (recordIds.length === 0) return;
  const problem: StoredProblem = { of: "row", code: "kept" };
  await sql`
    update import_rows set problems = problems || ${JSON.stringify([problem])}::jsonb
    where import_id = ${importId} and record_id = any(${recordIds}::uuid[]) and not problems @> ${JSON.stringify([problem])}::jsonb`.execute(
    tx,
  );
}
