import { inTransaction, type Tx } from "../database/transaction.ts";
import { giveWay } from "../http/give-way.ts";
import type { Work } from "../jobs/job.ts";
import { nextRows, type FileRow } from "./next-rows.ts";
import { rowReader, type ReadRow } from "./read-row.ts";
import type { Import } from "./stored-import.ts";

export type ReadFileRow = FileRow & ReadRow;

/** The set of rows behind the checkpoint of an import, read from their cells as one who speaks `language` writes. */
export type TakeRows = (tx: Tx, imported: Import, language: string) => Promise<ReadFileRow[]>;

/**
 * Reads the next set while the database is busy with this one: reading cells asks nothing but the processor, writing
 * mostly waits. A file's rows do not change while they are checked or run, so that any connection may look ahead.
 */
export function rowsAhead({ db }: Pick<Work, "db">): TakeRows {
  let ahead: { behind: number; rows: Promise<ReadFileRow[]> } | undefined;
  return async (tx, imported, language) => {
    const rows = ahead?.behind === imported.rows_done ? await ahead.rows : await readNext(tx, imported, language);
    const last = rows.at(-1);
    ahead = last && {
      behind: last.row,
      rows: inTransaction(db, (own) => readNext(own, { ...imported, rows_done: last.row }, language)),
    };
    // It is awaited with the next set, if there is one; what went wrong is said then.
    ahead?.rows.catch(() => {});
    return rows;
  };
}

/** So many at once, that the database never waits long for its next statement. */
const atOnce = 50;

async function readNext(tx: Tx, imported: Import, language: string): Promise<ReadFileRow[]> {
  const rows = await nextRows(tx, imported);
  const read = rowReader(imported, language);
  const done: ReadFileRow[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % atOnce === 0) await giveWay();
    done.push({ ...row, ...read(row.cells ?? []) });
  }
  return done;
}
