import { rm } from "node:fs/promises";
import { sql } from "kysely";
import { Type } from "typebox";
import { inTransaction } from "../database/transaction.ts";
import { mayRemoveFiles } from "../files/keep.ts";
import { addJob } from "../jobs/add.ts";
import { job } from "../jobs/job.ts";

const day = 24 * 3_600_000;

/** Daily: uploads that nobody went on with for a day go, and the raw cells and files of all imports after thirty days. What an import has done stays on record. */
export const cleanImports = job({
  name: "transfer.clean",
  payload: Type.Object({}),
  async run({ db }) {
    const left = await sql<{ id: string; path: string }>`
      select id, file_path as path from imports where state = 'uploaded' and updated_at < now() - interval '1 day'`.execute(
      db,
    );
    await inTransaction(db, async (tx) => {
      // A backup may be reading them; the next day comes.
      if (left.rows.length === 0 || !(await mayRemoveFiles(tx))) return;
      for (const { path } of left.rows) await rm(path, { force: true });
      await sql`delete from imports where id = any(${left.rows.map(({ id }) => id)}::uuid[]) and state = 'uploaded'`.execute(
        tx,
      );
    });
    // What rows are known by serves until they are written.
    for (const table of ["import_keys", "import_places"])
      await sql`
        delete from ${sql.table(table)} k using imports i
        where k.import_id = i.id and i.batch_id is not null and i.state <> 'running'`.execute(db);
    const old = await sql<{ id: string; path: string }>`
      select id, file_path as path from imports where updated_at < now() - interval '30 days' and file_path <> ''`.execute(
      db,
    );
    for (const { id, path } of old.rows) {
      await inTransaction(db, async (tx) => {
        if (!(await mayRemoveFiles(tx))) return;
        await rm(path, { force: true });
        await sql`delete from import_keys where import_id = ${id}`.execute(tx);
        await sql`delete from import_places where import_id = ${id}`.execute(tx);
        await sql`update import_rows set cells = null, difference = null where import_id = ${id} and cells is not null`.execute(
          tx,
        );
        await sql`
          update imports set file_path = '', head = head || '{"preview": []}', columns = (select coalesce(jsonb_agg(c || '{"samples": []}'), '[]') from jsonb_array_elements(columns) as c),
            state = case when state = 'paused' or batch_id is null and state <> 'failed' then 'cancelled' else state end
          where id = ${id}`.execute(tx);
      });
    }
    const rest = await sql<{
      some: boolean;
    }>`select exists (select from imports where file_path <> '') as some`.execute(db);
    if (rest.rows[0]?.some)
      await inTransaction(db, (tx) =>
        addJob(tx, "transfer.clean", {}, { key: "transfer.clean", runAt: new Date(Date.now() + day) }),
      );
  },
});
