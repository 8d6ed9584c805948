import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import type { Estimates } from "./estimate.ts";
import { every } from "./every.ts";
import { inTime } from "../database/transaction.ts";
import { beyond, columnsOf, orderBy, placeOf, type Order, type Start } from "./order.ts";
import type { Found, ListWish, Place } from "./wish.ts";

/** So few are matched first and sorted then; more lie close enough in any order to be met by walking along it: one in a hundred of a million, wherever they crowd. */
const mostMatched = 10_000;
const fewMatched = 1_000;
/** The planner may be wrong, and the machine busy: then it is left at that, and walked. */
const milliseconds = 1_000;
/** Of the planner's units: what indexes find in some tens of milliseconds. */
const cheap = 20_000;
/** One pass through a million records, some 0.3 s; a walk looks at a tenth of them in that time. */
const onePass = 60_000;
/** So few of a million lie so far apart in any order that a walk would hardly meet a page of them. */
const rare = 1 / 1_000;

/** Whether to find all that match before walking. */
export async function isNarrow(estimates: Estimates): Promise<boolean> {
  const [rows, cost, of] = [await estimates.rows(), await estimates.cost(), await estimates.of()];
  return (cost <= cheap && rows <= 2 * mostMatched) || (cost <= onePass && rows <= of * rare);
}

/** Whether it costs next to nothing to find them, so that no other way is tried. */
export async function isSurelyFew(estimates: Estimates): Promise<boolean> {
  return (await estimates.rows()) <= fewMatched;
}

/** Whether all that match are found in the time of a call. */
export async function isAffordable(estimates: Estimates): Promise<boolean> {
  return (await estimates.cost()) <= onePass;
}

/** All that match, then those from the start on in order; only how many at least, when they are too many for that after all, or were not found in time. */
export async function matchThenSort<T extends keyof Tables>(
  tx: Tx,
  wish: ListWish<T>,
  order: Order,
  start: Start,
): Promise<Found> {
  return (await inTime(tx, milliseconds, () => matchAll(tx, wish, order, start))) ?? { places: [], atLeast: 1 };
}

async function matchAll<T extends keyof Tables>(tx: Tx, wish: ListWish<T>, order: Order, start: Start): Promise<Found> {
  const found = await sql<{ matched: number; places: Place[] }>`
    with matched as materialized (
      select ${columnsOf(order, wish.table)} from ${sql.table(wish.table)} where ${every(wish, "match")} limit ${mostMatched + 1}
    ), page as materialized (
      select * from matched where ${beyond(order, start, { read: "matched" })} order by ${orderBy(order, { read: "matched" })} limit ${wish.limit + 1}
    )
    select (select count(*)::int from matched) as matched,
      array(select ${placeOf(order, { read: "page" })} from page order by ${orderBy(order, { read: "page" })}) as places`.execute(
    tx,
  );
  const { matched = 0, places = [] } = found.rows[0] ?? {};
  return matched > mostMatched ? { places: [], atLeast: matched } : { places, matched };
}
