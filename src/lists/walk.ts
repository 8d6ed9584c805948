import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import { meets, rangeAlong } from "./every.ts";
import { beyond, columnsOf, isIndexed, orderBy, placeOf, type Order, type Start } from "./order.ts";
import { nextStretch, within } from "./stretch.ts";
import type { Found, ListWish, Place } from "./wish.ts";

/** Keys of the index that a step looks at when it does not meet enough before: 10 to 40 ms, once they have been read. */
const keysAStep = 5_000;
/** Of the first step, and how each next one grows: what nobody has read since the start is slower a hundred times, and a step is not stopped halfway. */
const keysAtFirst = 400;
const growth = 3;

/** Goes along the order from its start and keeps what matches. Ends in that time, or a step later, whatever is asked: then the answer is cut off, and the next call goes on there. */
export async function walk<T extends keyof Tables>(
  tx: Tx,
  wish: ListWish<T>,
  order: Order,
  start: Start,
  milliseconds: number,
): Promise<Found> {
  const wanted = wish.limit + 1;
  if (wish.where.length === 0 && isIndexed(wish, order)) return nextOnes(tx, wish, order, start, wanted);
  const end = Date.now() + milliseconds;
  const places: Place[] = [];
  let at = start;
  let last: Place | undefined;
  let scanned = 0;
  let size = wish.where.length === 0 ? wanted : keysAtFirst;
  for (;;) {
    const stretch = await nextStretch(tx, wish, order, at);
    const step = await lookAt(tx, wish, order, {
      at,
      stretch: within(order, stretch, wish.table),
      size,
      wanted: wanted - places.length,
    });
    places.push(...step.places);
    scanned += step.scanned;
    last = step.last ?? last;
    if (places.length >= wanted) return { places };
    if (step.last && step.scanned === size) at = { after: step.last };
    else if (stretch) at = { from: stretch.end };
    else return { places, ...(isWhole(start) && { matched: places.length }) };
    if (Date.now() > end && last) return { places, cutOff: { at: last, scanned } };
    if (wish.where.length > 0) size = Math.min(size * growth, keysAStep);
  }
}

/** Where nothing is asked the order's index has the page. */
async function nextOnes<T extends keyof Tables>(
  tx: Tx,
  wish: ListWish<T>,
  order: Order,
  start: Start,
  wanted: number,
): Promise<Found> {
  const { rows } = await sql<{ place: Place }>`
    select ${placeOf(order, wish.table)} as place from ${sql.table(wish.table)}
    where ${wish.ground} and ${beyond(order, start, wish.table)} order by ${orderBy(order, wish.table)} limit ${wanted}`.execute(
    tx,
  );
  const places = rows.map(({ place }) => place);
  return { places, ...(places.length < wanted && isWhole(start) && { matched: places.length }) };
}

function isWhole({ after, from }: Start): boolean {
  return after === undefined && from === undefined;
}

interface Step {
  places: Place[];
  /** Not counted when the page is full: what is read on demand ends there. */
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
      where ${wish.ground} and ${rangeAlong(wish, order[0]?.column ?? "")} and ${stretch} and ${beyond(order, at, wish.table)} order by ${orderBy(order, wish.table)} limit ${size}
    ), page as materialized (select * from step where meets order by ${orderBy(order, { read: "step" })} limit ${wanted}),
    missed as (select count(*)::int as scanned from step having (select count(*) from page) < ${wanted})
    select array(select ${placeOf(order, { read: "page" })} from page order by ${orderBy(order, { read: "page" })}) as places,
      coalesce((select scanned from missed), 0) as scanned,
      (select ${placeOf(order, { read: "step" })} from step order by ${orderBy(order, { read: "step" })} 
        offset (select greatest(scanned - 1, 0) from missed) limit coalesce((select 1 from missed), 0)) as last`.execute(
    tx,
  );
  return found.rows[0] ?? { places: [], scanned: 0, last: null };
}
