import { endBatch } from "../audit/batches.ts";
import type { Tx } from "../database/transaction.ts";
import { announce } from "../http/events.ts";
import type { Work } from "../jobs/job.ts";
import { askForSteps as askFor, takeSteps as take, type Chain as LongWork } from "../jobs/steps.ts";
import type { StoredProblem } from "./stored-import.ts";

export interface Chain {
  name: string;
  payload: { id: string; round: number };
}

/** Asks for the next steps of an import; of one import only the latest wish waits. */
export async function askForSteps(tx: Tx, chain: Chain): Promise<void> {
  await askFor(tx, longWork(chain));
}

/** Takes the steps of an import. One that fails for good fails the import. */
export async function takeSteps(work: Work, chain: Chain, step: (tx: Tx) => Promise<"more" | "done">): Promise<void> {
  const { id, round } = chain.payload;
  await take(work, longWork(chain), {
    step,
    told: () => announce("imports", [id]),
    fail: (tx) => failImport(tx, id, round, { of: "row", code: "unexpected" }),
  });
}

function longWork({ name, payload }: Chain): LongWork {
  return { name, payload, key: `import ${payload.id}` };
}

/** Ends an import with what went wrong; what is written stays and can be undone. */
export async function failImport(tx: Tx, id: string, round: number, problem: StoredProblem): Promise<void> {
  const failed = await tx
    .updateTable("imports")
    .set({ state: "failed", problem: JSON.stringify(problem), finished_at: new Date(), updated_at: new Date() })
    .where("id", "=", id)
    .where("round", "=", round)
    .where("state", "in", ["checking", "running"])
    .returning(["batch_id", "undo_batch_id"])
    .executeTakeFirst();
  const batch = failed?.undo_batch_id ?? failed?.batch_id;
  if (batch) await endBatch(tx, batch, "failed", problem.code);
}
