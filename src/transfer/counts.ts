import type { ImportOutcome } from "../database/tables/imports.ts";

const countOf = {
  create: "created",
  update: "updated",
  unchanged: "unchanged",
  skip: "skipped",
  asks: "asks",
  invalid: "invalid",
} as const satisfies Record<ImportOutcome, string>;

/** Counts with some outcomes added, or taken away. */
export function addCounts(
  counts: Readonly<Record<string, number>>,
  outcomes: readonly ImportOutcome[],
  by = 1,
): Record<string, number> {
  const sums = { ...counts };
  for (const outcome of outcomes) sums[countOf[outcome]] = (sums[countOf[outcome]] ?? 0) + by;
  return sums;
}
