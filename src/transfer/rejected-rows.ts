import { sql, type Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { Say } from "../words/words.ts";
import { problemInWords } from "./import-reply.ts";
import { csvRow, unguard } from "../values/csv-cell.ts";
import { asProblems, type Import } from "./stored-import.ts";

const rowsAtOnce = 1_000;

/**
 * The rows that were not taken, as they stand in the file, with the reason behind: CSV with the file's own delimiter, to be
 * mended and imported again. Rows that ask, and rows left out for another row of the file, are among them.
 */
export async function* rejectedCsv(
  db: Kysely<Tables>,
  { id, kind, columns, options, head }: Import,
  say: Say,
): AsyncGenerator<string, void> {
  const names = columns.map(({ header }) => header);
  const heading = head.hasHeader ? names : names.map(() => "");
  yield `\ufeff${csvRow([...heading, say("transfer:reason")], options.delimiter)}`;
  let after = 0;
  for (;;) {
    const { rows } = await sql<{ row: number; cells: string[] | null; outcome: string; problems: object[] }>`
      select row, cells, outcome, problems from import_rows
      where import_id = ${id} and row > ${after} and (outcome in ('invalid', 'asks') or (outcome = 'skip' and problems @> '[{"code": "sameAsLine"}]'))
      order by row limit ${rowsAtOnce}`.execute(db);
    const lines = rows.map(({ cells, outcome, problems }) => {
      const kept = asProblems(problems);
      const reasons = kept.map((problem) => {
        const { column, detail } = problemInWords(problem, kind, say);
        return column ? say("transfer:reasonInColumn", { column, detail }) : detail;
      });
      if (outcome === "asks" && !kept.some(({ of }) => of === "row"))
        reasons.unshift(say("transfer:row.several", { context: kind }));
      return csvRow([...names.map((_, index) => unguard(cells?.[index] ?? "")), reasons.join(" ")], options.delimiter);
    });
    if (lines.length > 0) yield lines.join("");
    const last = rows.at(-1);
    if (!last || rows.length < rowsAtOnce) return;
    after = last.row;
  }
}
