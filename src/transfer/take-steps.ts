import { isAway } from "../database/away.ts";
import { inTransaction, type Tx } from "../database/transaction.ts";
import { announce } from "../http/events.ts";
import { addJob } from "../jobs/add.ts";
import type { Work } from "../jobs/job.ts";
import type { StoredProblem } from "./stored-import.ts";

export interface Chain {
  name: string;
  payload: { id: string; round: number };
}

const milliseconds = 6_000;

/** Asks for the next steps of an import, behind the jobs that wait already; of one import only the latest wish waits. */
export async function askForSteps(tx: Tx, { name, payload }: Chain): Promise<void> {
  await addJob(tx, name, payload, { key: `import ${payload.id}` });
}

/** Takes steps until there are no more, or for some seconds; then the chain goes on as a job of its own. A step that fails for good fails the import. */
export async function takeSteps(work: Work, chain: Chain, step: (tx: Tx) => Promise<"more" | "done">): Promise<void> {
  const { id, round } = chain.payload;
  const end = Date.now() + milliseconds;
  try {
    for (;;) {
      const next = await inTransaction(work.db, step);
      announce("imports", [id]);
      if (next === "done") return;
      if (Date.now() > end || work.signal.aborted) break;
    }
  } catch (error) {
    if (passes(error)) throw error;
    work.log.error({ err: error, import: id }, "an import failed");
    await inTransaction(work.db, (tx) => failImport(tx, id, round, { of: "row", code: "unexpected" }));
    announce("imports", [id]);
    return;
  }
  await inTransaction(work.db, (tx) => askForSteps(tx, chain));
}

/** Ends an import with what went wrong; what is written stays and can be undone. */
export async function failImport(tx: Tx, id: string, round: number, problem: StoredProblem): Promise<void> {
  await tx
    .updateTable("imports")
    .set({ state: "failed", problem: JSON.stringify(problem), finished_at: new Date(), updated_at: new Date() })
    .where("id", "=", id)
    .where("round", "=", round)
    .where("state", "in", ["checking", "running"])
    .execute();
}

/** The database was away, busy or stopping: the same step may do later. SQLSTATE classes 08, 40, 53, 55, 57, 58; codes of sockets. */
function passes(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return (
    error.name === "AbortError" ||
    isAway(error) ||
    /^(?:08|40|53|55|57|58)[0-9A-Z]{3}$/.test(code) ||
    /^E[A-Z]+$/.test(code) ||
    /connection/i.test(error.message)
  );
}
