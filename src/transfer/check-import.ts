import { sql } from "kysely";
import { Type } from "typebox";
import { findAsker } from "../access/token.ts";
import { inTransaction, type Tx } from "../database/transaction.ts";
import { job, type Work } from "../jobs/job.ts";
import { arrangeRows } from "./arrange-rows.ts";
import { addCounts } from "./counts.ts";
import type { CheckSet } from "./engine.ts";
import { kinds } from "./kinds.ts";
import { encodingsAt, fileProblem } from "./read-head.ts";
import type { FileProblem } from "./reading/file-problem.ts";
import { beginRun } from "./run-import.ts";
import { refreshStatistics } from "./refresh-statistics.ts";
import { dropRows, readAs, stageRows } from "./stage-rows.ts";
import { findImport, type Import } from "./stored-import.ts";
import { askForSteps, failImport, takeSteps, type Chain } from "./take-steps.ts";

/** The dry run of an import: reads the file, then says of each row what the run would do, a thousand at a time. */
export const checkImport = job({
  name: "transfer.check",
  payload: Type.Object({ id: Type.String(), round: Type.Integer() }),
  async run(work, { id, round }) {
    const imported = await inTransaction(work.db, (tx) => findImport(tx, id, "shared"));
    if (imported?.state !== "checking" || imported.round !== round) return;
    if (imported.rows_total === null || imported.read_as !== readAs(imported)) {
      const staged = await stageRows(work, imported, round);
      if (staged === "left") return;
      if (staged !== "done") return failReading(work, imported, staged);
      await setTotal(work, id, round);
    }
    const { checker, placesReader } = kinds[imported.kind];
    if (placesReader && imported.levels === null) {
      const asker = await inTransaction(work.db, (tx) => findAsker(tx, imported));
      if (!(await arrangeRows(work, imported, placesReader(imported, asker?.language ?? "")))) return;
    }
    const check = checker(work);
    await takeSteps(work, checkChain(id, round), (tx) => step(tx, id, round, check));
  },
});

export function checkChain(id: string, round: number): Chain {
  return { name: "transfer.check", payload: { id, round } };
}

/** Starts the dry run anew; one under way sees the new round and leaves. */
export async function beginCheck(tx: Tx, imported: Import): Promise<void> {
  const round = imported.round + 1;
  await sql`delete from import_keys where import_id = ${imported.id}`.execute(tx);
  await tx
    .updateTable("imports")
    .set({
      state: "checking",
      round,
      rows_done: 0,
      level: 0,
      reached: 0,
      levels: kinds[imported.kind].placesReader ? null : 0,
      counts: "{}",
      people: "[]",
      problem: null,
      started_at: null,
      finished_at: null,
      updated_at: new Date(),
    })
    .where("id", "=", imported.id)
    .execute();
  await askForSteps(tx, checkChain(imported.id, round));
}

async function setTotal(work: Work, id: string, round: number): Promise<void> {
  await inTransaction(work.db, async (tx) => {
    await tx
      .updateTable("imports")
      .set({ rows_total: sql`rows_read` })
      .where("id", "=", id)
      .where("round", "=", round)
      .execute();
    await refreshStatistics(tx, ["import_rows"]);
  });
}

/** Nothing of a file that cannot be read to its end is kept but the reason. */
async function failReading(work: Work, imported: Import, problem: FileProblem): Promise<void> {
  const encodings =
    problem.code === "badBytes" ? await encodingsAt(imported.file_path, problem.offset ?? 0) : imported.head.encodings;
  await inTransaction(work.db, async (tx) => {
    await failImport(tx, imported.id, imported.round, { of: "file", ...fileProblem(problem) });
    await tx
      .updateTable("imports")
      .set({ read_as: "", rows_read: 0, rows_total: null, head: JSON.stringify({ ...imported.head, encodings }) })
      .where("id", "=", imported.id)
      .where("round", "=", imported.round)
      .execute();
  });
  await dropRows(work.db, imported.id);
}

async function step(tx: Tx, id: string, round: number, check: CheckSet): Promise<"more" | "done"> {
  const imported = await findImport(tx, id, "locked");
  if (imported?.state !== "checking" || imported.round !== round) return "done";
  const actor = await findAsker(tx, imported);
  if (!actor) {
    await failImport(tx, id, round, { of: "row", code: "rightsLost" });
    return "done";
  }
  const checked = await check(tx, actor, imported);
  if (!checked) {
    await finish(tx, imported);
    return "done";
  }
  const { verdicts, unknownPeople, now } = checked;
  await tx
    .updateTable("imports")
    .set({
      ...now,
      rows_done: imported.rows_done + verdicts.length,
      counts: JSON.stringify(
        addCounts(
          imported.counts,
          verdicts.map(({ outcome }) => outcome),
        ),
      ),
      people: JSON.stringify(addPeople(imported.people, unknownPeople)),
      updated_at: new Date(),
    })
    .where("id", "=", id)
    .execute();
  return "more";
}

async function finish(tx: Tx, imported: Import): Promise<void> {
  await tx
    .updateTable("imports")
    .set({ state: "ready", updated_at: new Date() })
    .where("id", "=", imported.id)
    .execute();
  if (imported.runs_when_checked) await beginRun(tx, imported);
}

const mostPeople = 200;

function addPeople(people: Import["people"], names: readonly string[]): Import["people"] {
  const rows = new Map(people.map((one) => [one.name, one.rows]));
  for (const name of names) if (rows.has(name) || rows.size < mostPeople) rows.set(name, (rows.get(name) ?? 0) + 1);
  return [...rows].map(([name, count]) => ({ name, rows: count })).toSorted((a, b) => b.rows - a.rows);
}
