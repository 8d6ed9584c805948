import type { FileProblem } from "./file-problem.ts";

/** `line` is where the row begins in the file. */
export type Row = { line: number; cells: string[] };

/** Limits of a file, so that a broken one stops early: cells a row, letters a row, letters within one pair of quotes. */
export const maxColumns = 500;
export const maxRowLength = 10_000_000;
export const maxQuotedLength = 1_000_000;

const quote = 34;
const carriageReturn = 13;
const lineFeed = 10;

/**
 * Reads CSV (RFC 4180) piece by piece; line ends may be mixed, empty lines are skipped, a quote inside an unquoted cell is a letter.
 * Our own reader, because Papa Parse finds an unclosed quote only at the end of the file and names no line, takes one kind of line end
 * for the whole file, and has no limits; here the first problem stops with its place. Not slower: see the test.
 */
export class CsvParser {
  readonly delimiter: string;
  /** What is read and not yet a whole cell. */
  rest = "";
  /** Where the unread text begins. */
  line = 1;
  cells: string[] = [];
  rowLine = 1;
  rowLength = 0;
  skipLineFeed = false;

  constructor(delimiter: string) {
    this.delimiter = delimiter;
  }
}
