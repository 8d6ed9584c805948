import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import type { Estimates } from "./estimate.ts";
import { every, meets } from "./every.ts";
import type { Count, ListWish } from "./wish.ts";

const mostExact = 1_000;
/** So many rows are looked at for an exact count that no index gives; fewer than these are counted whole. */
const mostLookedAt = 20_000;

/** How many there are: exact to 1,000 and wherever it came to light, then the planner's estimate, unless the exact number is asked for. */
export async function countRows<T extends keyof Tables>(
  tx: Tx,
  wish: ListWish<T>,
  matched: number | undefined,
  estimates: Estimates,
): Promise<Count> {
  if (wish.count === "none") return { value: 0, exact: false };
  if (matched !== undefined) return { value: matched, exact: true };
  const table = sql.table(wish.table);
  if (wish.count === "exact") {
    const all = await sql<{ count: number }>`select count(*)::int as count from ${table} where ${every(wish, "match")}`.execute(
      tx,
    );
    return { value: all.rows[0]?.count ?? 0, exact: true };
  }
  const mostSeen = wish.where.length === 0 ? mostExact : mostLookedAt;
  const sample = await sql<{ seen: number; count: number }>`
    select count(*)::int as seen, count(*) filter (where meets)::int as count
    from (select ${meets(wish)} as meets from ${table} where ${wish.ground} limit ${mostSeen + 1}) as sample`.execute(
    tx,
  );
  const { seen = 0, count = 0 } = sample.rows[0] ?? {};
  if (seen <= mostSeen && count <= mostExact) return { value: count, exact: true };
  return { value: Math.max(await estimates.rows(), count), exact: false };
}
