import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { guessDateFormat, type DateFormat } from "../values/partial-date.ts";
import { guessColumns, type CustomColumn } from "./mapping/guess-columns.ts";
import type { Vocabulary } from "./mapping/header-meaning.ts";
import { unguard } from "../values/csv-cell.ts";
import type { Delimiter } from "./reading/delimiter.ts";
import type { Row } from "./reading/csv-reader.ts";
import type { FileProblem } from "./reading/file-problem.ts";
import { detectEncoding } from "./reading/detect-encoding.ts";
import { isHeader } from "./reading/header.ts";
import { lookAtFile } from "./reading/look-at-file.ts";
import { openRows } from "./reading/open-rows.ts";
import type { Kept } from "./stored-import.ts";

/** What the beginning of a file tells: how it is written, its columns and what they probably are. */
export interface FileHead extends Pick<Kept, "columns" | "mapping" | "head" | "problem"> {
  dialect: string;
  headerShape: string;
  dateFormat: DateFormat;
  delimiter: Delimiter;
  /** Empty where a person has to choose it. */
  encoding: string;
}

const headBytes = 65_536;
const sampleRows = 100;
const previewRows = 20;
/** So much is read at once: an unclosed quote shows within it. */
const readBytes = 1_500_000;

/** How the file is to be read; what is left out is guessed. */
export interface ReadAs {
  vocabulary: Vocabulary;
  encoding?: string;
  delimiter?: Delimiter;
  /** Own fields that the importer may fill. */
  own?: readonly CustomColumn[];
}

/** Reads the beginning of an uploaded file. A problem stops here what no choice can mend. */
export async function readHead(path: string, wish: ReadAs): Promise<FileHead | { problem: FileProblem }> {
  const looked = await lookAtFile(await bytesAt(path, 0));
  if ("problem" in looked) return looked;
  const delimiter = wish.delimiter ?? looked.delimiter;
  const chosen = wish.encoding || (looked.sure || looked.encoding.startsWith("utf-16") ? looked.encoding : "");
  const strict = await firstRows(path, chosen || "utf-8", delimiter);
  const unsure = !wish.encoding && strict.problem?.code === "badBytes";
  const encodings = unsure ? await encodingsAt(path, strict.problem?.offset ?? 0) : looked.encodings;
  const first = unsure ? await firstRows(path, encodings[0]?.encoding ?? "windows-1252", delimiter) : strict;
  if (first.problem) return { problem: first.problem };
  const told = whatRowsTell(wish.vocabulary, first.rows, wish.own ?? []);
  if ("code" in told) return { problem: told };
  const { head, ...rest } = told;
  return {
    ...rest,
    head: { ...head, encodings },
    problem: unsure && strict.problem ? { of: "file", ...fileProblem(strict.problem) } : null,
    delimiter,
    encoding: unsure ? "" : chosen || "utf-8",
  };
}

type RowsTell = Pick<FileHead, "columns" | "mapping" | "dialect" | "headerShape" | "dateFormat"> & {
  head: Omit<FileHead["head"], "encodings">;
};

/** The columns of the first rows, and what they probably are. */
function whatRowsTell(
  vocabulary: Vocabulary,
  first: readonly Row[],
  own: readonly CustomColumn[],
): RowsTell | FileProblem {
  const [top, ...below] = first;
  if (!top) return { code: "empty" };
  const hasHeader = isHeader(top.cells);
  const rows = hasHeader ? below : first;
  if (rows.length === 0) return { code: "noRows" };
  const header = hasHeader ? top.cells : top.cells.map(() => "");
  const { dialect, columns: guessed } = guessColumns(
    vocabulary,
    header,
    rows.map(({ cells }) => cells),
    own,
  );
  const valuesOf = (index: number) =>
    rows.map(({ cells }) => unguard(cells[index] ?? "").trim()).filter((cell) => cell !== "");
  const columns = guessed.map(({ index, header: name, field }) => ({
    index,
    header: name,
    field,
    samples: [...new Set(valuesOf(index))].slice(0, 5).map(short),
  }));
  const days = columns.filter(({ field }) => isDay(vocabulary, field)).flatMap(({ index }) => valuesOf(index));
  return {
    columns,
    dialect,
    mapping: columns.map(({ index, field }) => ({ index, field })),
    head: { hasHeader, preview: rows.slice(0, previewRows).map(({ cells }) => cells.map(short)) },
    headerShape: createHash("sha256")
      .update(header.map((name) => name.trim().toLowerCase()).join("\u001f"))
      .digest("base64url"),
    dateFormat: guessDateFormat(days) ?? vocabulary.dialects.find(({ name }) => name === dialect)?.dates ?? "dmy",
  };
}

async function bytesAt(path: string, start: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(headBytes), 0, headBytes, start);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Encodings that could be meant, judged by what stands around the first bytes that are not UTF-8. */
export async function encodingsAt(path: string, offset: number): Promise<Kept["head"]["encodings"]> {
  return detectEncoding(await bytesAt(path, Math.max(0, offset - 1_000))).candidates;
}

/** The header and enough rows to guess from, and whether anything is wrong in the first megabyte. */
async function firstRows(
  path: string,
  encoding: string,
  delimiter: string,
): Promise<{ rows: Row[]; problem?: FileProblem }> {
  const rows: Row[] = [];
  for await (const batch of openRows(path, { encoding, delimiter })) {
    if ("problem" in batch) return { rows, problem: batch.problem };
    rows.push(...batch.rows.slice(0, sampleRows + 1 - rows.length));
    if (batch.bytes > readBytes && rows.length > 1) break;
  }
  return { rows };
}

/** A problem of the file in the form in which problems are kept. */
export function fileProblem({
  code,
  line,
  column,
  offset,
  params,
}: FileProblem): Omit<NonNullable<Kept["problem"]>, "of"> {
  return {
    code,
    ...(line && { line }),
    ...(offset !== undefined && { offset }),
    ...(column && { column: String(column) }),
    params: { ...params, ...(line && { line }), ...(column && { column }) },
  };
}

function isDay({ columns }: Vocabulary, name: string): boolean {
  const field = columns.read(name);
  return (
    field !== undefined && "key" in field && ["birthday", "companyFrom", "companyTo", "retiredAt"].includes(field.key)
  );
}

function short(cell: string): string {
  return cell.length > 300 ? `${cell.slice(0, 299)}…` : cell;
}
