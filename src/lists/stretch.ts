import { sql, type Expression, type SqlBool } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import { rangeAlong } from "./every.ts";
import { beginsAt, isIndexed, orderBy, refTo, typed, type Edge, type Order, type Start } from "./order.ts";
import type { ListWish } from "./wish.ts";

/** Records that are sorted at once where no index gives the second key of an order. */
const mostSorted = 2_000;

/** A part of an order of two keys that is quickly sorted: the records up to a value of the first key, or all of one value. */
export interface Stretch {
  /** All records of the stretch have this value of the first key; the planner then takes the index of the second. */
  only?: string;
  /** Where the next stretch begins. */
  end: Edge;
}

/**
 * The next stretch of an order that no index gives as a whole, or nothing when the rest is short, or an index gives it. An
 * index of the first key alone has the records of one value together but not in order: sorting 300,000 without a job title
 * for the newest fifty of them took half a second.
 */
export async function nextStretch<T extends keyof Tables>(
  tx: Tx,
  wish: ListWish<T>,
  order: Order,
  at: Start,
): Promise<Stretch | undefined> {
  const [first] = order;
  if (!first || isIndexed(wish, order)) return undefined;
  const key = refTo(first, wish.table);
  const ground = sql`${wish.ground} and ${rangeAlong(wish, first.column)}`;
  const edge = at.after ? { value: at.after[0] ?? "", isIn: true } : at.from;
  const found = await sql<{ value: string }>`
    (select ${key}::text as value from ${sql.table(wish.table)} where ${ground} and ${beginsAt(first, edge, wish.table)}
      order by ${orderBy(order.slice(0, 1), wish.table)} limit 1)
    union all
    (select ${key}::text from ${sql.table(wish.table)} where ${ground} and ${beginsAt(first, edge, wish.table)}
      order by ${orderBy(order.slice(0, 1), wish.table)} offset ${mostSorted} limit 1)`.execute(tx);
  const [begin, end] = found.rows;
  if (!begin || !end) return undefined;
  if (begin.value === end.value) return { only: begin.value, end: { value: begin.value, isIn: false } };
  return { end: { value: end.value, isIn: true } };
}

/** The records of a stretch, beside those from its begin on. */
export function within(order: Order, stretch: Stretch | undefined, of: string): Expression<SqlBool> {
  const [first] = order;
  if (!first || !stretch) return sql<SqlBool>`true`;
  const key = refTo(first, of);
  if (stretch.only !== undefined) return sql<SqlBool>`${key} = ${typed(first, stretch.only)}`;
  return sql<SqlBool>`${key} ${sql.raw(first.direction === "desc" ? ">" : "<")} ${typed(first, stretch.end.value)}`;
}
