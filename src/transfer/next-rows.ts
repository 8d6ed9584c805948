import { sql } from "kysely";
import type { ImportOutcome } from "../database/tables/imports.ts";
import type { Tx } from "../database/transaction.ts";
import { rowsAtATime } from "../http/give-way.ts";
import type { Import } from "./stored-import.ts";

/** A row as it stands in the file, what the dry run said of it, and what the importer decided. */
export interface FileRow {
  row: number;
  line: number;
  level: number;
  /** The row of the file that it stands below. */
  parentRow: number | null;
  cells: string[] | null;
  outcome: ImportOutcome | null;
  decision: "create" | "update" | "skip" | null;
  recordId: string | null;
}

/** The columns of such a row. */
export const fileRow = sql`row, line, level, parent_row as "parentRow", cells, outcome, decision, record_id as "recordId"`;

const most = 1_000;
/** As stored, that is packed. */
const mostBytes = 8_000_000;

/** Up to where rows are taken: level by level, within each in the order of the file. */
export type Checkpoint = Pick<Import, "level" | "reached">;

/** The rows behind a checkpoint, all of one level: a thousand, or fewer where they are large or people are at work. */
export async function nextRows(
  tx: Tx,
  { id, levels }: Pick<Import, "id" | "levels">,
  { level, reached }: Checkpoint,
): Promise<FileRow[]> {
  const rows = await sql<FileRow>`
    select ${fileRow} from (
      select *, sum(pg_column_size(cells)) over (order by row) - pg_column_size(cells) as before from (
        select * from import_rows where import_id = ${id} and level = ${level} and row > ${reached}
        order by row limit ${rowsAtATime(most)}) as next) as sized
    where before < ${mostBytes} order by row`.execute(tx);
  const isLast = rows.rows.length > 0 || level >= (levels ?? 0);
  return isLast ? rows.rows : nextRows(tx, { id, levels }, { level: level + 1, reached: 0 });
}

/** The checkpoint behind a set. */
export function behind(rows: readonly FileRow[]): Checkpoint | undefined {
  const last = rows.at(-1);
  return last && { level: last.level, reached: last.row };
}
