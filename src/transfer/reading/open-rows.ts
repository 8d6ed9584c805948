import { createReadStream } from "node:fs";
import { csvReader, type Row } from "./csv-reader.ts";
import { isEncoding, strictDecoder } from "./decoder.ts";
import { toldDelimiter } from "./delimiter.ts";
import type { FileProblem } from "./file-problem.ts";

/** A file's limit, in bytes. */
export const maxFileBytes = 2 * 1024 ** 3;

/** So much is read before the rows that are there are handed on, be they few. */
const heldBytes = 4_000_000;

export type ReadOptions = { encoding: string; delimiter: string; rowsPerBatch?: number };

/** A batch of rows and how many bytes are read by then; or the problem that ends the reading. */
export type Batch = { rows: Row[]; bytes: number } | { problem: FileProblem };

/**
 * Reads a CSV file row by row, header first, in flat memory: bytes are decoded strictly, NUL is refused, rows without a letter are left out.
 * The rows before a problem come before it.
 */
export async function* openRows(
  source: string | AsyncIterable<Uint8Array>,
  { encoding, delimiter, rowsPerBatch = 1_000 }: ReadOptions,
): AsyncGenerator<Batch, void> {
  if (!isEncoding(encoding)) {
    yield { problem: { code: "encodingUnknown", params: { encoding: encoding.slice(0, 40) } } };
    return;
  }
  const decoder = strictDecoder(encoding);
  const reader = csvReader(delimiter);
  let waiting: Row[] = [];
  let bytes = 0;
  let handedOn = 0;
  let first = true;

  const take = (decoded: { text: string; bad?: { offset?: number } }): FileProblem | undefined => {
    const { text, nul } = untilNul(first ? withoutTold(decoded.text) : decoded.text);
    first &&= decoded.text === "";
    const read = reader.read(text);
    addFilled(waiting, read.rows);
    if (read.problem !== undefined) return read.problem;
    if (nul) return { code: "nul", line: reader.lineNow() };
    return decoded.bad && { code: "badBytes", line: reader.lineNow(), ...decoded.bad, params: { encoding } };
  };

  for await (const chunk of typeof source === "string"
    ? createReadStream(source, { highWaterMark: 262_144 })
    : source) {
    const piece = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    bytes += piece.byteLength;
    const problem = bytes > maxFileBytes ? tooLarge() : take(decoder.write(piece));
    for (; waiting.length >= rowsPerBatch; waiting = waiting.slice(rowsPerBatch))
      yield { rows: waiting.slice(0, rowsPerBatch), bytes: (handedOn = bytes) };
    // A thousand rows of ten megabytes do not wait for each other.
    if (bytes - handedOn > heldBytes && waiting.length > 0)
      yield { rows: waiting.splice(0), bytes: (handedOn = bytes) };
    if (problem === undefined) continue;
    if (waiting.length > 0) yield { rows: waiting, bytes };
    yield { problem };
    return;
  }
  const last = take(decoder.end()) ?? finish();
  if (waiting.length > 0) yield { rows: waiting, bytes };
  if (last !== undefined) yield { problem: last };
  else if (bytes === 0) yield { problem: { code: "empty" } };

  function finish(): FileProblem | undefined {
    const read = reader.end();
    addFilled(waiting, read.rows);
    return read.problem;
  }
}

function tooLarge(): FileProblem {
  return { code: "tooLarge", params: { gigabytes: maxFileBytes / 1024 ** 3 } };
}

function untilNul(text: string): { text: string; nul: boolean } {
  const at = text.indexOf("\0");
  return at === -1 ? { text, nul: false } : { text: text.slice(0, at), nul: true };
}

/** Excel's line "sep=;" is dropped, its end is kept: lines are counted as an editor does. */
function withoutTold(text: string): string {
  return toldDelimiter(text) === undefined ? text : text.slice("sep=;".length);
}

/** Spreadsheets end files with rows of bare delimiters. */
function addFilled(waiting: Row[], rows: readonly Row[]): void {
  for (const row of rows) if (row.cells.some((cell) => cell !== "" && cell.trim() !== "")) waiting.push(row);
}
