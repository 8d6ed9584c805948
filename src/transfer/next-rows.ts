import { sql } from "kysely";
import type { ImportOutcome } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import { rowsAtATime } from "../http/give-way.ts";
import type { Import } from "./stored-import.ts";

/** A row as it stands in the file, what the dry run said of it, and what the importer decided. */
export interface FileRow {
  row: number;
  line: number;
  cells: string[] | null;
  outcome: ImportOutcome | null;
  decision: "create" | "update" | "skip" | null;
  contactId: string | null;
}

const most = 1_000;
/** As stored, that is packed. */
const mostBytes = 8_000_000;

/** The rows behind the checkpoint: a thousand, or fewer where they are large or people are at work. */
export async function nextRows(tx: Tx, imported: Import): Promise<FileRow[]> {
  const rows = await sql<FileRow>`
    select row, line, cells, outcome, decision, contact_id as "contactId" from (
      select *, sum(pg_column_size(cells)) over (order by row) - pg_column_size(cells) as before from (
        select * from import_rows where import_id = ${imported.id} and row > ${imported.rows_done} order by row limit ${rowsAtATime(most)}) as next) as sized
    where before < ${mostBytes} order by row`.execute(tx);
  return rows.rows;
}
