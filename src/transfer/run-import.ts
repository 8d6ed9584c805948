import { sql } from "kysely";
import { Type } from "typebox";
import { findAsker } from "../access/token.ts";
import { endBatch, moveBatch, openRunningBatch, type Advance } from "../audit/batches.ts";
import { announceWritten } from "../batches/announce-written.ts";
import type { ImportOutcome } from "../database/tables/imports.ts";
import { inTransaction, type Tx } from "../database/transaction.ts";
import { job } from "../jobs/job.ts";
import { addCounts } from "./counts.ts";
import type { Result } from "./apply-rows.ts";
import type { WriteSet } from "./engine.ts";
import { kinds } from "./kinds.ts";
import { mayTransfer } from "./may.ts";
import { isTimeToLook, refreshStatistics } from "./refresh-statistics.ts";
import { findImport, type Import } from "./stored-import.ts";
import { askForSteps, failImport, takeSteps, type Chain } from "./take-steps.ts";

/** Writes what the dry run showed, a thousand rows a transaction; each row exactly once, whatever breaks off in between. */
export const runImport = job({
  name: "transfer.run",
  payload: Type.Object({ id: Type.String(), round: Type.Integer() }),
  async run(work, { id, round }) {
    const imported = await inTransaction(work.db, (tx) => findImport(tx, id, "shared"));
    if (imported?.state !== "running") return;
    const write = kinds[imported.kind].writer(work);
    await takeSteps(work, runChain(id, round), (tx) => step(tx, id, round, write));
    announceWritten();
  },
});

function runChain(id: string, round: number): Chain {
  return { name: "transfer.run", payload: { id, round } };
}

/** Sets a checked import going, as a batch that can be undone. */
export async function beginRun(tx: Tx, imported: Import): Promise<void> {
  const [author, total] = [{ id: imported.actor_id }, imported.rows_total ?? 0];
  const batch = await openRunningBatch(tx, author, {
    subjectKind: kinds[imported.kind].subjectKind,
    action: "import",
    total,
  });
  await tx
    .updateTable("imports")
    .set({
      state: "running",
      batch_id: batch.id,
      rows_done: 0,
      level: 0,
      reached: 0,
      counts: "{}",
      runs_when_checked: false,
      started_at: new Date(),
      updated_at: new Date(),
    })
    .where("id", "=", imported.id)
    .execute();
  await askForSteps(tx, runChain(imported.id, imported.round));
}

/** A run that stands still goes on behind its checkpoint. */
export async function goOn(tx: Tx, { id, round }: Import): Promise<void> {
  await tx.updateTable("imports").set({ state: "running", updated_at: new Date() }).where("id", "=", id).execute();
  await askForSteps(tx, runChain(id, round));
}

async function step(tx: Tx, id: string, round: number, write: WriteSet): Promise<"more" | "done"> {
  // One set at a time in the whole installation, so that of two files that bring the same person the second finds the first's.
  await sql`select pg_advisory_xact_lock(hashtext('transfer.run'))`.execute(tx);
  const imported = await findImport(tx, id, "locked");
  if (imported?.state !== "running" || imported.round !== round) return "done";
  const actor = await findAsker(tx, imported);
  if (!actor || !mayTransfer(actor, imported.kind, "import")) {
    await failImport(tx, id, round, { of: "row", code: "rightsLost" });
    return "done";
  }
  const set = await write(tx, actor, imported);
  if (!set) {
    await refreshStatistics(tx, kinds[imported.kind].tables);
    await tx
      .updateTable("imports")
      .set({ state: "done", finished_at: new Date(), updated_at: new Date() })
      .where("id", "=", id)
      .execute();
    if (imported.batch_id) await endBatch(tx, imported.batch_id, "done");
    return "done";
  }
  const { results, now } = set;
  await keepResults(tx, id, results);
  if (imported.batch_id) await moveBatch(tx, imported.batch_id, countsOf(results));
  const done = imported.rows_done + results.length;
  const counts = addCounts(
    imported.counts,
    results.map(({ outcome }) => outcome),
  );
  await tx
    .updateTable("imports")
    .set({ ...now, rows_done: done, counts: JSON.stringify(counts), updated_at: new Date() })
    .where("id", "=", id)
    .execute();
  if (isTimeToLook(done)) await refreshStatistics(tx, kinds[imported.kind].tables);
  return "more";
}

function countsOf(results: readonly Result[]): Advance {
  const of = (...outcomes: ImportOutcome[]) => results.filter(({ outcome }) => outcomes.includes(outcome)).length;
  return {
    done: of("create", "update"),
    unchanged: of("unchanged"),
    refused: of("skip", "asks", "invalid"),
    reached: null,
  };
}

async function keepResults(tx: Tx, importId: string, results: readonly Result[]): Promise<void> {
  await sql`
    update import_rows r set outcome = v.outcome, record_id = v.record_id, problems = coalesce(v.problems, r.problems), applied_at = now()
    from jsonb_to_recordset(${JSON.stringify(results)}::jsonb) as v (row int, outcome text, record_id uuid, problems jsonb)
    where r.import_id = ${importId} and r.row = v.row and r.applied_at is null`.execute(tx);
}
