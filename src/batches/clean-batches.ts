import { sql } from "kysely";
import { Type } from "typebox";
import { inTransaction, type Tx } from "../database/transaction.ts";
import { addJob } from "../jobs/add.ts";
import { job } from "../jobs/job.ts";

const day = 24 * 3_600_000;

/** Daily, while there is anything: what became of each record of a batch is forgotten thirty days after its end. The batch, its counts and the journal stay. */
export const cleanBatches = job({
  name: "batches.clean",
  payload: Type.Object({}),
  async run({ db }) {
    await sql`
      delete from batch_items i using batches b
      where b.id = i.batch_id and b.state <> 'running' and b.finished_at < now() - interval '30 days'`.execute(db);
    const rest = await sql<{ some: boolean }>`select exists (select from batch_items) as some`.execute(db);
    if (rest.rows[0]?.some) await inTransaction(db, askForCleaning);
  },
});

/** One that waits already keeps its time. */
export async function askForCleaning(tx: Tx): Promise<void> {
  await addJob(tx, "batches.clean", {}, { key: "batches.clean", runAt: new Date(Date.now() + day), keepsTime: true });
}
