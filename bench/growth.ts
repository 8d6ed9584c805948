import { median } from "./measure/statistics.ts";

/** How the times of one row grow with the base: time ~ contacts ^ exponent, so that 0 stays the same and 1 grows as the base does. */
export interface Growth {
  row: string;
  lines: number;
  exponent: number;
  /** The line that grows most. */
  most: { what: string; exponent: number; from: string; to: string };
}

interface Line {
  row: string;
  what: string;
  measured: string;
  seconds: number;
}

/** What is measured in both tables of docs/speed.md, in milliseconds or seconds, whatever page it was and of how many. */
export function growthOf(small: string, large: string, times: number): Growth[] {
  const before = new Map(linesOf(small).map((line) => [keyOf(line), line]));
  const grown = linesOf(large).flatMap((line) => {
    const former = before.get(keyOf(line));
    return former
      ? [{ ...line, from: former.measured, exponent: Math.log(line.seconds / former.seconds) / Math.log(times) }]
      : [];
  });
  const rows = Map.groupBy(grown, ({ row }) => row);
  return [...rows].map(([row, lines]) => {
    const most = lines.reduce((high, line) => (line.exponent > high.exponent ? line : high));
    return {
      row,
      lines: lines.length,
      exponent: median(lines.map(({ exponent }) => exponent)),
      most: { what: shortOf(most.what), exponent: most.exponent, from: most.from, to: most.measured },
    };
  });
}

/** As the tables of the figures, in Markdown. */
export function growthTable(growths: readonly Growth[]): string {
  return [
    "| row | figures | exponent, median | the one that grows most | its exponent | from | to |",
    "|---|--:|--:|---|--:|--:|--:|",
    ...growths.map(
      ({ row, lines, exponent, most }) =>
        `| ${row} | ${lines} | ${exponent.toFixed(2)} | ${most.what} | ${most.exponent.toFixed(2)} | ${most.from} | ${most.to} |`,
    ),
  ].join("\n");
}

function linesOf(table: string): Line[] {
  return table.split("\n").flatMap((line) => {
    const [, row = "", what = "", measured = ""] = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
    const [, number, unit] = /^([\d.,]+) (ms|s)$/.exec(measured) ?? [];
    if (number === undefined) return [];
    const value = Number(number.replaceAll(",", ""));
    return [{ row, what, measured, seconds: unit === "s" ? value : value / 1_000 }];
  });
}

/** What is in brackets, the depth of the last page and the size of a file follow the size of the base. */
const shortOf = (what: string) => what.replaceAll(/ \(.*\)|,? (of )?\d+ MB/g, "");
const keyOf = ({ row, what }: Line) =>
  `${row} ${shortOf(what)
    .replace(/page [\d,]{2,}/, "deep page")
    .replaceAll(/[\d,]{5,}/g, "N")}`;
