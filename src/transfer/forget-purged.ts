import { sql } from "kysely";
import { Type } from "typebox";
import { inTransaction } from "../database/transaction.ts";
import { addJob } from "../jobs/add.ts";
import { job } from "../jobs/job.ts";

const name = "transfer.forget";
const hour = 3_600_000;

/**
 * Takes records that are gone for good out of the rows of imports: what a file said of them, what was changed, which one a
 * row was taken for. An import that is under way still needs its rows; the next hour comes. The file itself goes after thirty days.
 */
export const forgetPurged = job({
  name,
  payload: Type.Object({ ids: Type.Array(Type.String()) }),
  async run({ db, signal }, { ids }) {
    const imports = await sql<{ id: string; isUnderWay: boolean }>`
      select id, state in ('uploaded', 'checking', 'ready', 'running', 'paused') as "isUnderWay" from imports
      where id in (
        select import_id from import_rows where record_id = any(${ids}::uuid[]) or candidates && ${ids}::uuid[])
      order by id`.execute(db);
    for (const { id } of imports.rows.filter(({ isUnderWay }) => !isUnderWay)) {
      signal.throwIfAborted();
      await inTransaction(db, async (tx) => {
        await sql`
          update import_rows set cells = null, difference = null,
            record_id = case when record_id = any(${ids}::uuid[]) then null else record_id end,
            candidates = array(select c from unnest(candidates) as c where c <> all(${ids}::uuid[]))
          where import_id = ${id} and (record_id = any(${ids}::uuid[]) or candidates && ${ids}::uuid[])`.execute(tx);
        // The first rows stand with the import itself, to be looked at.
        await sql`
          update imports set head = head || '{"preview": []}',
            columns = (select coalesce(jsonb_agg(c || '{"samples": []}'), '[]') from jsonb_array_elements(columns) as c)
          where id = ${id}`.execute(tx);
      });
    }
    if (imports.rows.some(({ isUnderWay }) => isUnderWay))
      await inTransaction(db, (tx) => addJob(tx, name, { ids }, { runAt: new Date(Date.now() + hour) }));
  },
});
