import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import type { Estimates } from "./estimate.ts";
import { every, meets } from "./every.ts";
import type { Count, Found, ListWish } from "./wish.ts";

const mostExact = 1_000;
/** So many rows are looked at for an exact count that no index gives; fewer than these are counted whole. */
const mostLookedAt = 20_000;
/** Rows of a sample, some 20 ms; where fewer than these of them match, the planner guesses better. */
const sampled = 5_000;
const fewestMet = 20;

/** How many there are: exact to 1,000 and wherever it came to light, then estimated, unless the exact number is asked for. */
export async function countRows<T extends keyof Tables>(
  tx: Tx,
  wish: ListWish<T>,
  { matched, atLeast = 0 }: Found,
  estimates: Estimates,
): Promise<Count> {
  if (wish.count === "none") return { value: 0, exact: false };
  if (matched !== undefined) return { value: matched, exact: true };
  if (wish.count === "exact") return { value: await countAll(tx, wish), exact: true };
  const ofAll = wish.where.length === 0 ? await estimates.rows() : 0;
  if (ofAll > mostLookedAt) return { value: Math.max(ofAll, atLeast), exact: false };
  if ((await estimates.of()) <= mostLookedAt) {
    const { isAll, met } = await countFirst(tx, wish, wish.where.length === 0 ? mostExact : mostLookedAt);
    if (isAll && met <= mostExact) return { value: met, exact: true };
  }
  const guess = (wish.where.length > 0 && (await guessBySample(tx, wish, estimates))) || (await estimates.rows());
  return { value: Math.max(guess, atLeast), exact: false };
}

async function countAll<T extends keyof Tables>(tx: Tx, wish: ListWish<T>): Promise<number> {
  const all = await sql<{ count: number }>`
    select count(*)::int as count from ${sql.table(wish.table)} where ${every(wish, "match")}`.execute(tx);
  return all.rows[0]?.count ?? 0;
}

async function countFirst<T extends keyof Tables>(
  tx: Tx,
  wish: ListWish<T>,
  most: number,
): Promise<{ isAll: boolean; met: number }> {
  const first = await sql<{ seen: number; met: number }>`
    select count(*)::int as seen, count(*) filter (where meets)::int as met
    from (select ${meets(wish)} as meets from ${sql.table(wish.table)} where ${wish.ground} limit ${most + 1}) as first`.execute(
    tx,
  );
  const { seen = 0, met = 0 } = first.rows[0] ?? {};
  return { isAll: seen <= most, met };
}

/** The planner guesses badly at parts of texts and at what hangs together (a language and its job titles); the same rows each time, so that the number stands still. */
async function guessBySample<T extends keyof Tables>(
  tx: Tx,
  wish: ListWish<T>,
  estimates: Estimates,
): Promise<number | undefined> {
  const of = await estimates.of();
  const sample = await sql<{ met: number; seen: number }>`
    select count(*) filter (where ${meets(wish)})::int as met, count(*)::int as seen
    from ${sql.table(wish.table)} tablesample system (${Math.min(100, (100 * sampled) / Math.max(1, of))}) repeatable (1)
    where ${wish.ground}`.execute(tx);
  const { met = 0, seen = 0 } = sample.rows[0] ?? {};
  return met < fewestMet ? undefined : Math.round((met / seen) * of);
}
