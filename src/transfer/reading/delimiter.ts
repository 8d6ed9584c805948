import { csvReader } from "./csv-reader.ts";

export const delimiters = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

/** The delimiter of a file by its first rows, quotes honoured: the one that cuts them into the same number of cells, the more the better. Comma where nothing tells. */
export function guessDelimiter(text: string): Delimiter {
  const told = toldDelimiter(text);
  if (told !== undefined) return told;
  let best: { delimiter: Delimiter; points: number } = { delimiter: ",", points: 0 };
  for (const delimiter of delimiters) {
    const points = evenness(text, delimiter);
    if (points > best.points) best = { delimiter, points };
  }
  return best.delimiter;
}

/** Excel's own first line, "sep=;", which is no row. */
export function toldDelimiter(text: string): Delimiter | undefined {
  const told = /^sep=(.)(?:\r|\n|$)/i.exec(text)?.[1];
  return delimiters.find((delimiter) => delimiter === told);
}

/** Cells in the usual row, times the share of rows that have as many; a single column is worth nothing. */
function evenness(text: string, delimiter: Delimiter): number {
  const read = csvReader(delimiter).read(text);
  const counts = read.rows.slice(0, 50).map((row) => row.cells.length);
  // The last line may be cut off.
  const [first = whole(text, delimiter)] = counts;
  const usual = mostFrequent(counts.length === 0 ? [first] : counts);
  const share = counts.length === 0 ? 1 : counts.filter((count) => count === usual).length / counts.length;
  const problem = read.problem === undefined ? 1 : 0.3;
  return usual < 2 ? 0 : (usual + (first === usual ? 0.5 : 0)) * share * share * problem;
}

function whole(text: string, delimiter: Delimiter): number {
  const reader = csvReader(delimiter);
  return [...reader.read(text).rows, ...reader.end().rows][0]?.cells.length ?? 0;
}

function mostFrequent(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  return [...times].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}
