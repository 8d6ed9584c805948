import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import type { Estimates } from "./estimate.ts";
import { meets } from "./every.ts";
import { beyond, columnsOf, orderBy, placeOf, reversed, type Order, type Start } from "./order.ts";
import { nextStretch, within } from "./stretch.ts";
import type { Found, ListWish, Place } from "./wish.ts";

/** Keys of the index that a step looks at: at first as many as should hold what is wanted twice; 20,000 take 35 to 90 ms. */
const fewestKeys = 250;
const mostKeys = 20_000;

/** Goes along the order from its start and keeps what matches. Ends in that time, or a step later, whatever is asked: then the answer is cut off, and the next call goes on there. */
export async function walk<T extends keyof Tables>(
  tx: Tx,
  wish: ListWish<T>,
  order: Order,
  start: Start,
  { estimates, milliseconds }: { estimates: Estimates; milliseconds: number },
): Promise<Found> {
  const wanted = wish.limit + 1;
  const end = Date.now() + milliseconds;
  const places: Place[] = [];
  let at = start;
  let last: Place | undefined;
  let scanned = 0;
  let size = wish.where.length === 0 ? wanted : await keysFor(2 * wanted, estimates);
  for (;;) {
    const stretch = await nextStretch(tx, wish, order, at);
    const step = await lookAt(tx, wish, order, { at, stretch: within(order, stretch, wish.table), size, wanted: wanted - places.length });
    places.push(...step.places);
    scanned += step.scanned;
    last = step.last ?? last;
    if (places.length >= wanted) return { places };
    if (step.last && step.scanned === size) at = { after: step.last };
    else if (stretch) at = { from: stretch.end };
    else return { places, ...(isWhole(start) && { matched: places.length }) };
    if (Date.now() > end && last) return { places, cutOff: { at: last, scanned } };
    if (step.scanned === size) size = Math.min(mostKeys, size * 5);
  }
}

function isWhole({ after, from }: Start): boolean {
  return after === undefined && from === undefined;
}

async function keysFor(wanted: number, { rows, of }: Estimates): Promise<number> {
  return Math.max(fewestKeys, Math.min(mostKeys, Math.ceil((wanted * (await of())) / Math.max(1, await rows()))));
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
  { at, stretch, size, wanted }: { at: Start; stretch: ReturnType<typeof within>; size: number; wanted: number },
): Promise<Step> {
  const found = await sql<Step>`
    with step as materialized (
      select ${columnsOf(order, wish.table)}, ${meets(wish)} as meets from ${sql.table(wish.table)}
      where ${wish.ground} and ${stretch} and ${beyond(order, at, wish.table)} order by ${orderBy(order, wish.table)} limit ${size}
    ), page as (select * from step where meets order by ${orderBy(order, "step")} limit ${wanted})
    select array(select ${placeOf(order, "page")} from page order by ${orderBy(order, "page")}) as places,
      (select count(*)::int from step) as scanned,
      (select ${placeOf(order, "step")} from step order by ${orderBy(reversed(order), "step")} limit 1) as last`.execute(
    tx,
  );
  return found.rows[0] ?? { places: [], scanned: 0, last: null };
}
