import { isCleanText } from "../../values/text.ts";
import type { DateFormat } from "../../values/partial-date.ts";
import { unguard } from "../../values/csv-cell.ts";
import type { Between } from "./dialect.ts";
import type { CellProblem, CellProblemCode } from "./cell-problem.ts";

/** A column of the file with the name of ours that it fills. */
export type MappedColumn = { index: number; field: string };

export type ReadingOptions = {
  /** How the file writes days with slashes. */
  dateFormat?: DateFormat;
  /** The language of names where a row tells none (BCP 47). */
  language?: string;
  /** Where phones without a country code are dialled from when the row has no country (ISO 3166-1). */
  country?: string;
  /** Whether an empty cell clears its field. */
  emptyCells?: "leave" | "clear";
  /** The dialect that was recognised; our own files are taken to the letter. */
  dialect?: string;
  /** How many columns the header has; filled cells beyond are a problem. */
  columns?: number;
};

/** One row while it is read. `exact`: a cell holds one value as we wrote it, nothing is split or guessed. */
export type Row = {
  cells: readonly string[];
  problems: CellProblem[];
  options: ReadingOptions;
  exact: boolean;
  between: Between;
};

/** A cell as text is kept: without our guard, NFC, trimmed; empty where there is none. */
export function cellText(row: Row, column: MappedColumn): string {
  const cell = row.cells[column.index];
  if (cell === undefined || cell === "") return "";
  if (!isCleanText(cell)) {
    note(row, column, "unreadable");
    return "";
  }
  return unguard(cell).normalize("NFC").trim();
}

/** The first filled cell of several columns. */
export function firstText(row: Row, columns: readonly MappedColumn[] | undefined): string {
  for (const column of columns ?? []) {
    const text = cellText(row, column);
    if (text !== "") return text;
  }
  return "";
}

/** A text of limited length; a longer one is a problem, not cut. */
export function shortText(row: Row, columns: readonly MappedColumn[] | undefined, limit: number): string {
  const text = firstText(row, columns);
  const [column] = columns ?? [];
  if (text.length <= limit || column === undefined) return text;
  note(row, column, "tooLong", { limit });
  return "";
}

const mostApart = 50;

/** The row as it would be with one item of a list in each: several addresses of one kind stand in the same cells ("Kyiv ::: Lviv"); what is said once (a label) is said of all. */
export function rowsApart(row: Row, columns: readonly MappedColumn[], between: string | undefined): Row[] {
  if (!between || !columns.some(({ index }) => row.cells[index]?.includes(between))) return [row];
  const pieces = new Map(columns.map(({ index }) => [index, (row.cells[index] ?? "").split(between)]));
  const count = Math.min(Math.max(...[...pieces.values()].map(({ length }) => length)), mostApart);
  return Array.from({ length: count }, (_, at) => ({
    ...row,
    cells: row.cells.map((cell, index) => {
      const several = pieces.get(index);
      return several === undefined || several.length === 1 ? cell : (several[at] ?? "").trim();
    }),
  }));
}

/** Notes what is wrong with a cell, once each. */
export function note(
  row: Row,
  column: MappedColumn,
  code: CellProblemCode,
  params?: Record<string, string | number>,
): void {
  if (row.problems.some((problem) => problem.column === column.index && problem.code === code)) return;
  const cell = (row.cells[column.index] ?? "").slice(0, 500);
  row.problems.push({ column: column.index, field: column.field, code, ...(params && { params }), cell });
}

/** Filled cells beyond the header mean nothing. */
export function noteExtraCells(row: Row): void {
  const { columns } = row.options;
  if (columns === undefined) return;
  const index = row.cells.findIndex((cell, at) => at >= columns && cell.trim() !== "");
  if (index !== -1) note(row, { index, field: "" }, "extraCells", { columns });
}
