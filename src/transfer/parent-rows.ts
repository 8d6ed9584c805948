import { sql } from "kysely";
import type { Change } from "../database/tables/audit.ts";
import type { ImportOutcome } from "../database/tables/imports.ts";
import type { Tx } from "../database/transaction.ts";

/** A row that others of the file stand below. */
export interface ParentRow {
  outcome: ImportOutcome | null;
  recordId: string | null;
  /** What the dry run said of it. */
  difference: Change | null;
}

/** The rows above those of a set, as they have been taken. */
export async function loadParentRows(
  tx: Tx,
  importId: string,
  rows: readonly { parentRow: number | null }[],
): Promise<Map<number, ParentRow>> {
  const asked = [...new Set(rows.flatMap(({ parentRow }) => parentRow ?? []))];
  if (asked.length === 0) return new Map();
  const found = await sql<ParentRow & { row: number }>`
    select row, outcome, record_id as "recordId", difference from import_rows
    where import_id = ${importId} and row = any(${asked}::int[])`.execute(tx);
  return new Map(found.rows.map(({ row, ...rest }) => [row, rest]));
}
