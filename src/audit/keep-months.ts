import { sql } from "kysely";
import { Type } from "typebox";
import { inTransaction, type Tx } from "../database/transaction.ts";
import { addJob } from "../jobs/add.ts";
import { job } from "../jobs/job.ts";

const name = "audit.keepMonths";
const day = 24 * 3_600_000;
/** This month and those that come. */
const ahead = 3;
/** Everybody who writes waits behind this; where somebody reads the journal for longer, the queue tries again later. */
const patience = sql`set local lock_timeout = '2s'`;

/**
 * Daily, and at every start: the journal has its partition for each month to come, and for each of which rows lie in the rest,
 * as they do after an installation has stood still for long. Rows of the rest are found by reading all of it.
 */
export const keepMonths = job({
  name,
  payload: Type.Object({}),
  async run({ db }) {
    // First, so that a day on which it fails does not end the chain.
    await inTransaction(db, (tx) => askFor(tx, new Date(Date.now() + day)));
    await inTransaction(db, async (tx) => {
      await patience.execute(tx);
      await sql`select make_audit_partitions(current_date, ${ahead})`.execute(tx);
    });
    const strays = await sql<{
      month: string;
    }>`select distinct date_trunc('month', at)::date::text as month from audit_rest order by 1`.execute(db);
    for (const { month } of strays.rows)
      await inTransaction(db, async (tx) => {
        await patience.execute(tx);
        await sql`select make_audit_partitions(${month}::date, 1)`.execute(tx);
      });
  },
});

/** At a start. */
export async function keepMonthsFromNow(tx: Tx): Promise<void> {
  await askFor(tx, new Date());
}

async function askFor(tx: Tx, runAt: Date): Promise<void> {
  await addJob(tx, name, {}, { key: name, runAt });
}
