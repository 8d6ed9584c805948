import { inTransaction, type Tx } from "../database/transaction.ts";
import { giveWay } from "../http/give-way.ts";
import type { Work } from "../jobs/job.ts";
import { behind, nextRows, type Checkpoint, type FileRow } from "./next-rows.ts";
import type { KindInFiles, ReadRow, Shapes } from "./kind.ts";
import type { Import } from "./stored-import.ts";

export type ReadFileRow<Said> = FileRow & ReadRow<Said>;

/** The set of rows behind the checkpoint of an import, read from their cells as one who speaks `language` writes. */
export type TakeRows<Said> = (tx: Tx, imported: Import, language: string) => Promise<ReadFileRow<Said>[]>;

/**
 * Reads the next set while the database is busy with this one: reading cells asks nothing but the processor, writing
 * mostly waits. A file's rows do not change while they are checked or run, so that any connection may look ahead.
 */
export function rowsAhead<S extends Shapes>(kind: KindInFiles<S>, { db }: Pick<Work, "db">): TakeRows<S["said"]> {
  let ahead: { from: Checkpoint; rows: Promise<ReadFileRow<S["said"]>[]> } | undefined;
  return async (tx, imported, language) => {
    const isAhead = ahead?.from.level === imported.level && ahead.from.reached === imported.reached;
    const rows = ahead && isAhead ? await ahead.rows : await readNext(kind, tx, imported, imported, language);
    const from = behind(rows);
    ahead = from && {
      from,
      rows: inTransaction(db, (own) => readNext(kind, own, imported, from, language)),
    };
    // It is awaited with the next set, if there is one; what went wrong is said then.
    ahead?.rows.catch(() => {});
    return rows;
  };
}

/** So many at once, that the database never waits long for its next statement. */
const atOnce = 50;

async function readNext<S extends Shapes>(
  kind: KindInFiles<S>,
  tx: Tx,
  imported: Import,
  from: Checkpoint,
  language: string,
): Promise<ReadFileRow<S["said"]>[]> {
  const rows = await nextRows(tx, imported, from);
  const read = kind.reader(imported, language);
  const done: ReadFileRow<S["said"]>[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % atOnce === 0) await giveWay();
    done.push({ ...row, ...read(row.cells ?? []) });
  }
  return done;
}
