import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import type { Estimate } from "./estimate.ts";
import { every } from "./every.ts";
import { beyond, columnsOf, orderBy, placeOf, type Order } from "./order.ts";
import type { Found, ListWish, Place } from "./wish.ts";

/** So few are matched first and sorted then; more lie close enough in any order to be met by walking along it (measured with a million contacts). */
const mostMatched = 5_000;

/** Whether indexes find all that match in some tens of milliseconds. */
export function isNarrow({ rows, cost }: Estimate): boolean {
  return rows <= 10 * mostMatched && cost <= 20_000;
}

/** All that match, then those from the place on in order; nothing when they are too many for that after all. */
export async function matchThenSort<T extends keyof Tables>(
  tx: Tx,
  wish: ListWish<T>,
  order: Order,
  after: Place | undefined,
): Promise<Found | undefined> {
  const found = await sql<{ matched: number; places: Place[] }>`
    with matched as materialized (
      select ${columnsOf(order, wish.table)} from ${sql.table(wish.table)} where ${every(wish)} limit ${mostMatched + 1}
    ), page as materialized (
      select * from matched where ${beyond(order, after, "matched")} order by ${orderBy(order, "matched")} limit ${wish.limit + 1}
    )
    select (select count(*)::int from matched) as matched,
      array(select ${placeOf(order, "page")} from page order by ${orderBy(order, "page")}) as places`.execute(tx);
  const { matched = 0, places = [] } = found.rows[0] ?? {};
  return matched > mostMatched ? undefined : { places, matched };
}
