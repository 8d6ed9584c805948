import { readFile, writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import type { Figure, Unit } from "./figure.ts";
import { growthOf, growthTable } from "./growth.ts";

export interface RowResult {
  name: string;
  title: string;
  seconds: number;
  figures: Figure[];
  /** Why the row gave no figures. */
  failure?: string;
  plans?: string[];
}

export interface Report {
  contacts: number;
  at: string;
  machine: string;
  /** Programs that wanted a core in the minute before, the bench not among them. */
  load: number;
  rows: RowResult[];
}

/** Take the load before anything of ours runs. */
export function newReport(contacts: number, load: number): Report {
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
  return { contacts, at: new Date().toISOString(), machine, load, rows: [] };
}

/** The table in Markdown, which reads well on a terminal too. */
export function tableOf({ contacts, at, machine, load, rows }: Report): string {
  const head = `${contacts.toLocaleString("en")} contacts, ${at.slice(0, 16).replace("T", " ")} UTC, ${machine}; load by other programs before: ${load.toFixed(1)}`;
  const lines = rows.flatMap(linesOf);
  return [
    head,
    "",
    "| row | what | measured | p95 | p99 | engine's limit | ratio | goal | |",
    "|---|---|--:|--:|--:|--:|--:|---|---|",
    ...lines,
  ].join("\n");
}

function linesOf({ name, figures, failure }: RowResult): string[] {
  const lines = figures.map((figure) => {
    const { what, ours, unit, p95, p99, limit, ratio, goal, note } = figure;
    const verdict = goal ? (goal.met ? "met" : "**not met**") : "";
    const cells = [
      name,
      note ? `${what} (${note})` : what,
      shown(ours, unit),
      shown(p95, unit),
      shown(p99, unit),
      shown(limit, unit),
      ratio === undefined ? "" : `${ratio.toFixed(2)}×`,
      goal?.words ?? "",
      verdict,
    ];
    return `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  });
  return failure === undefined
    ? lines
    : [
        ...lines,
        `| ${name} | failed: ${failure.replaceAll("|", "\\|").replaceAll("\n", " ").slice(0, 300)} | | | | | | | **not met** |`,
      ];
}

function shown(value: number | undefined, unit: Unit): string {
  if (value === undefined) return "";
  if (Number.isNaN(value)) return "none";
  const digits = Math.abs(value) < 10 && unit !== "" ? (unit === "ms" || unit === "s" ? 2 : 1) : 0;
  return `${value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits })}${unit && ` ${unit}`}`;
}

const document = fileURLToPath(new URL("../docs/speed.md", import.meta.url));

/** Puts the table in the place that docs/speed.md keeps for bases of this size, and how times grow below; what stands around it stays. */
export async function writeTable(report: Report): Promise<void> {
  const text = await readFile(document, "utf8");
  const written = put(text, String(report.contacts), tableOf(report));
  const growths = growthOf(
    between(written, String(hundredThousand)),
    between(written, String(million)),
    million / hundredThousand,
  );
  await writeFile(document, put(written, "growth", growthTable(growths)));
}

const [hundredThousand, million] = [100_000, 1_000_000];

const marksOf = (name: string) => [`<!-- bench ${name} -->`, `<!-- end of bench ${name} -->`] as const;

function between(text: string, name: string): string {
  const [from, until] = placeOf(text, name);
  return text.slice(from, until);
}

function put(text: string, name: string, table: string): string {
  const [from, until] = placeOf(text, name);
  return `${text.slice(0, from)}\n${table}\n${text.slice(until)}`;
}

function placeOf(text: string, name: string): [number, number] {
  const [first, last] = marksOf(name);
  const [from, until] = [text.indexOf(first), text.indexOf(last)];
  if (from === -1 || until < from) throw new Error(`docs/speed.md has no place for it: ${first} … ${last}`);
  return [from + first.length, until];
}
