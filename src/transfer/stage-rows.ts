import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { sql } from "kysely";
import type { PoolClient } from "pg";
import copyStreams from "pg-copy-streams";
import { inTransaction } from "../database/transaction.ts";
import type { Work } from "../jobs/job.ts";
import type { Row } from "./reading/csv-reader.ts";
import type { FileProblem } from "./reading/file-problem.ts";
import { openRows } from "./reading/open-rows.ts";
import type { Import } from "./stored-import.ts";

/** Rows a transaction: few commits, and a crash repeats little. */
const rowsAtOnce = 2_000;
const bytesAtOnce = 8_000_000;

/** How the rows of a file have been read; other wishes read it anew. */
export function readAs({ options }: Pick<Import, "options">): string {
  return JSON.stringify([options.encoding, options.delimiter]);
}

/**
 * Reads the file into import_rows by COPY, as cells; goes on behind the rows that a run before it has left. A row number
 * is its place among the rows. Answers a problem when the file cannot be read to its end, "left" when another round began.
 */
export async function stageRows(work: Work, imported: Import, round: number): Promise<"done" | "left" | FileProblem> {
  const { options, head } = imported;
  const skip = await begin(work, imported, round);
  if (skip === undefined) return "left";
  const batch: StagedRow[] = [];
  let bytes = 0;
  let row = head.hasHeader ? -1 : 0;
  for await (const piece of openRows(imported.file_path, {
    encoding: options.encoding,
    delimiter: options.delimiter,
  })) {
    if ("problem" in piece) return piece.problem;
    for (const { line, cells } of piece.rows) {
      row += 1;
      if (row < 1 || row <= skip) continue;
      batch.push({ row, line, cells });
      bytes += cells.reduce((sum, cell) => sum + cell.length, 0);
    }
    if (batch.length < rowsAtOnce && bytes < bytesAtOnce) continue;
    work.signal.throwIfAborted();
    if (!(await copy(work, imported.id, round, batch))) return "left";
    batch.length = bytes = 0;
  }
  if (!(await copy(work, imported.id, round, batch))) return "left";
  return "done";
}

interface StagedRow extends Row {
  row: number;
}

/** The number of rows that are there; those read in another way go first. */
async function begin({ db }: Work, imported: Import, round: number): Promise<number | undefined> {
  return inTransaction(db, async (tx) => {
    const now = await tx
      .selectFrom("imports")
      .select(["round", "state", "read_as", "rows_read"])
      .where("id", "=", imported.id)
      .forUpdate()
      .executeTakeFirst();
    if (now?.round !== round || now.state !== "checking") return undefined;
    if (now.read_as === readAs(imported)) return now.rows_read;
    await tx.deleteFrom("import_rows").where("import_id", "=", imported.id).execute();
    await tx
      .updateTable("imports")
      .set({ read_as: readAs(imported), rows_read: 0, rows_total: null })
      .where("id", "=", imported.id)
      .execute();
    return 0;
  });
}

/** False when the import has gone on to something else meanwhile. */
async function copy({ database }: Work, importId: string, round: number, rows: readonly StagedRow[]): Promise<boolean> {
  const client = await database.pool.connect();
  try {
    await client.query("begin");
    const { rowCount } = await client.query(
      "update imports set rows_read = rows_read + $3 where id = $1 and round = $2 and state = 'checking'",
      [importId, round, rows.length],
    );
    if (rowCount === 1) await copyInto(client, importId, rows);
    await client.query(rowCount === 1 ? "commit" : "rollback");
    client.release();
    return rowCount === 1;
  } catch (error) {
    // Whatever state the connection is in, nobody shall get it.
    client.release(true);
    throw error;
  }
}

async function copyInto(client: PoolClient, importId: string, rows: readonly StagedRow[]): Promise<void> {
  const target = client.query(copyStreams.from("copy import_rows (import_id, row, line, cells) from stdin"));
  await pipeline(Readable.from(lines(importId, rows)), target);
}

/** COPY's text form: in JSON only the backslash has to be written twice. Some hundred rows a piece. */
function* lines(importId: string, rows: readonly StagedRow[]): Generator<string> {
  for (let from = 0; from < rows.length; from += 200) {
    const piece = rows.slice(from, from + 200);
    yield piece
      .map(
        ({ row, line, cells }) => `${importId}\t${row}\t${line}\t${JSON.stringify(cells).replaceAll("\\", "\\\\")}\n`,
      )
      .join("");
  }
}

/** Throws all rows of an import away. */
export async function dropRows(db: Work["db"], importId: string): Promise<void> {
  await sql`delete from import_rows where import_id = ${importId}`.execute(db);
}
