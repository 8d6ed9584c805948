import type { Tx } from "../database/transaction.ts";
import { addJob, addJobs } from "../jobs/add.ts";

/** The job that rings reminders. */
export const ringName = "tasks.ring";

/** Asks for the jobs that ring the reminders of some moments; all of one moment share one. */
export async function askToRing(tx: Tx, ...moments: readonly Date[]): Promise<void> {
  const each = new Map(moments.map((runAt) => [runAt.getTime(), runAt]));
  const jobs = [...each].map(([at, runAt]) => ({ key: `task reminders at ${at}`, payload: {}, runAt }));
  if (jobs.length > 0) await addJobs(tx, ringName, jobs);
}

/** The same for what one run has left over. */
export async function askForRest(tx: Tx): Promise<void> {
  await addJob(tx, ringName, {}, { key: "task reminders that are due" });
}
