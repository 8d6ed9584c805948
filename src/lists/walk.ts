import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import type { Estimate } from "./estimate.ts";
import { meets } from "./every.ts";
import { beyond, columnsOf, orderBy, placeOf, type Order } from "./order.ts";
import type { Found, ListWish, Place } from "./wish.ts";

/** Keys of the index that a step looks at: at first as many as should hold what is wanted twice; 20,000 take 35 to 90 ms. */
const fewestKeys = 250;
const mostKeys = 20_000;
/** After that a call answers with what it has. */
const milliseconds = 1_000;

/** Goes along the index of the order from the place on and keeps what matches. Ends in time whatever is asked: then the answer is cut off, and the next call goes on there. */
export async function walk<T extends keyof Tables>(
  tx: Tx,
  wish: ListWish<T>,
  order: Order,
  after: Place | undefined,
  expected: Pick<Estimate, "rows" | "of">,
): Promise<Found> {
  const wanted = wish.limit + 1;
  const end = Date.now() + milliseconds;
  const places: Place[] = [];
  let at = after;
  let scanned = 0;
  let size = wish.where.length === 0 ? wanted : keysFor(2 * wanted, expected);
  for (;;) {
    const step = await lookAt(tx, wish, order, at, size, wanted - places.length);
    places.push(...step.places);
    scanned += step.scanned;
    if (places.length >= wanted) return { places };
    if (step.scanned < size || !step.last) return { places, ...(after === undefined && { matched: places.length }) };
    at = step.last;
    if (Date.now() > end) return { places, cutOff: { at, scanned } };
    size = Math.min(mostKeys, size * 9);
  }
}

function keysFor(wanted: number, { rows, of }: Pick<Estimate, "rows" | "of">): number {
  return Math.max(fewestKeys, Math.min(mostKeys, Math.ceil((wanted * of) / Math.max(1, rows))));
}

interface Step {
  places: Place[];
  scanned: number;
  last: Place | null;
}

async function lookAt<T extends keyof Tables>(
  tx: Tx,
  wish: ListWish<T>,
  order: Order,
  at: Place | undefined,
  size: number,
  wanted: number,
): Promise<Step> {
  const found = await sql<Step>`
    with step as materialized (
      select ${columnsOf(order, wish.table)}, ${meets(wish)} as meets from ${sql.table(wish.table)}
      where ${wish.ground} and ${beyond(order, at, wish.table)} order by ${orderBy(order, wish.table)} limit ${size}
    ), page as (select * from step where meets order by ${orderBy(order, "step")} limit ${wanted})
    select array(select ${placeOf(order, "page")} from page order by ${orderBy(order, "page")}) as places,
      (select count(*)::int from step) as scanned,
      (select ${placeOf(order, "step")} from step order by ${orderBy(reversed(order), "step")} limit 1) as last`.execute(
    tx,
  );
  return found.rows[0] ?? { places: [], scanned: 0, last: null };
}

function reversed(order: Order): Order {
  return order.map(({ column, direction }) => ({ column, direction: direction === "asc" ? "desc" : "asc" }));
}
