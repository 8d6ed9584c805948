import { sql } from "kysely";
import { Type } from "typebox";
import { inTransaction, type Tx } from "../database/transaction.ts";
import { addJob } from "../jobs/add.ts";
import { job } from "../jobs/job.ts";
import { mayRemoveFiles } from "./keep.ts";
import { openStore, type Store } from "./store.ts";

const name = "files.sweep";
const hour = 3_600_000;
const atOnce = 500;

/**
 * Hourly, and at every start: bytes of uploads that were cut off with their server an hour ago go, and so do drafts that nobody
 * has sent for a week. Other bytes without a row stay: they may be those of a database beside this one.
 */
export const sweepFiles = job({
  name,
  payload: Type.Object({}),
  async run({ db, config }) {
    await inTransaction(db, (tx) => askFor(tx, new Date(Date.now() + hour)));
    const store = openStore(config.dataDir);
    await inTransaction(db, async (tx) => {
      // While a backup reads, nothing goes; the next hour comes.
      if (await mayRemoveFiles(tx)) await sweep(tx, store);
    });
  },
});

/** At a start. */
export async function sweepFromNow(tx: Tx): Promise<void> {
  await askFor(tx, new Date());
}

async function askFor(tx: Tx, runAt: Date): Promise<void> {
  await addJob(tx, name, {}, { key: name, runAt });
}

/** An upload whose row goes here is not named any more, should it still be coming. */
async function sweep(tx: Tx, store: Store): Promise<void> {
  const { rows } = await sql<{ path: string }>`
    with cut as (
      delete from file_uploads where path in (
        select path from file_uploads where started_at < now() - interval '1 hour' limit ${atOnce} for update skip locked)
      returning path),
    forgotten as (
      delete from files where id in (
        select id from files where role = 'draft' and created_at < now() - interval '7 days' limit ${atOnce} for update skip locked)
      returning path)
    select path from cut union all select path from forgotten`.execute(tx);
  for (const { path } of rows) await store.deleteFile(path);
}
