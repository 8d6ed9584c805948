import { isAway } from "../database/away.ts";
import { inTransaction, type Tx } from "../database/transaction.ts";
import { giveWay } from "../http/give-way.ts";
import { addJob } from "./add.ts";
import type { Work } from "./job.ts";

/** Long work, a step at a time. Of one key only the latest wish waits. */
export interface Chain {
  name: string;
  payload: object;
  key: string;
}

export interface Steps {
  /** A transaction that moves its own checkpoint. */
  step(tx: Tx): Promise<"more" | "done">;
  /** After each step, once it is committed. */
  told(): void;
  /** A step that fails for good ends the work: what is to be written down then. */
  fail(tx: Tx): Promise<void>;
}

/** Asks for the next steps, behind the jobs that wait already. */
export async function askForSteps(tx: Tx, { name, payload, key }: Chain): Promise<void> {
  await addJob(tx, name, payload, { key });
}

/** Takes steps until there are no more, or for a turn; then the chain goes on as a job of its own. */
export async function takeSteps(work: Work, chain: Chain, { step, told, fail }: Steps): Promise<void> {
  const end = Date.now() + work.turn;
  try {
    for (;;) {
      await giveWay();
      const next = await inTransaction(work.db, step);
      told();
      if (next === "done") return;
      if (Date.now() > end || work.signal.aborted) break;
    }
  } catch (error) {
    if (passes(error)) throw error;
    work.log.error({ err: error, work: chain.key }, "long work failed");
    await inTransaction(work.db, fail);
    told();
    return;
  }
  await inTransaction(work.db, (tx) => askForSteps(tx, chain));
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
