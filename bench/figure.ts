import type { Ground } from "./ground.ts";
import type { Compared } from "./measure/compare.ts";
import { median, percentile } from "./measure/statistics.ts";

export type Unit = "ms" | "s" | "MB" | "kB" | "%" | "/s" | "MB/h" | "×" | "";

/** One line of the table. */
export interface Figure {
  what: string;
  ours: number;
  unit: Unit;
  /** Of the same sample, where the figure is a median of times. */
  p95?: number;
  p99?: number;
  /** What the engine alone needs or gives, in the same run. */
  limit?: number;
  /** ours : limit, or limit : ours where more is better. */
  ratio?: number;
  goal?: { words: string; met: boolean };
  note?: string;
}

export interface Row {
  name: string;
  /** What speed.md calls the work. */
  title: string;
  /** Runs only when it is asked for by name. */
  onDemand?: boolean;
  run(ground: Ground): Promise<Figure[]>;
}

/** Times of ours beside those of the engine; the ratio is that of the medians. */
export function figureOf(what: string, { ours, bare }: Compared, most?: number): Figure {
  const [mine, limit] = [median(ours), median(bare)];
  const ratio = mine / limit;
  return {
    what,
    ours: mine,
    unit: "ms",
    p95: percentile(ours, 0.95),
    p99: percentile(ours, 0.99),
    limit,
    ratio,
    ...(most !== undefined && { goal: { words: `≤ ${most}×`, met: ratio <= most } }),
  };
}

export function atMost(most: number, value: number, unit: Unit): NonNullable<Figure["goal"]> {
  return { words: `≤ ${withUnit(most, unit)}`, met: value <= most };
}

export function atLeast(least: number, value: number, unit: Unit): NonNullable<Figure["goal"]> {
  return { words: `≥ ${withUnit(least, unit)}`, met: value >= least };
}

function withUnit(value: number, unit: Unit): string {
  return unit === "×" ? `${value}×` : `${value} ${unit}`.trim();
}
