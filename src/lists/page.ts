import { expressionBuilder, sql, type RawBuilder } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import { refuseField } from "../http/refusal.ts";
import { isCleanText } from "../values/text.ts";
import { countRows } from "./count.ts";
import { readCursor, sealOf, writeCursor } from "./cursor.ts";
import { estimatesOf, type Estimates } from "./estimate.ts";
import { isAffordable, isNarrow, isSurelyFew, matchThenSort } from "./match.ts";
import { orderOf, type Order, type Start } from "./order.ts";
import { walk } from "./walk.ts";
import type { Found, ListWish, Page, Place } from "./wish.ts";

/** Beyond that a call answers with what it has met on a walk; the shorter time where all that match can be found instead. */
const longestWalk = 500;
const shortWalk = 150;
/** A common tag is as rare as any to the planner: where it may be wrong, a page of people may stand at the beginning. */
const shortGlance = 30;

/**
 * One page of a list by keyset: any depth costs the same, nothing is skipped or shown twice while rows come and go.
 * Few that match are found first and then sorted; many are met on a walk along the index of the order, which ends in time.
 */
export async function listPage<Row, T extends keyof Tables>(tx: Tx, wish: ListWish<T>): Promise<Page<Row>> {
  const order = orderOf(wish);
  const seal = sealOf(wish);
  const estimates = estimatesOf(tx, wish);
  const found = await find(tx, wish, order, startOf(wish, order, seal), estimates);
  const { places, cutOff } = found;
  const shown = places.slice(0, wish.limit);
  const more = places.length > wish.limit ? shown.at(-1) : cutOff?.at;
  return {
    items: await readRows<Row, T>(tx, wish, shown),
    next: more ? writeCursor(more, seal) : null,
    count: await countRows(tx, wish, found, estimates),
    ...(cutOff && { scanned: cutOff.scanned }),
  };
}

function startOf<T extends keyof Tables>(wish: ListWish<T>, order: Order, seal: string): Start {
  if (wish.after) return { after: readCursor(wish.after, seal, order.length) };
  if (wish.from === undefined) return {};
  const first = wish.sort.split(",")[0]?.replace(/^-/, "") ?? "";
  if (wish.fields[first]?.kind !== "text") refuseField("/from", "orderOfText");
  if (!isCleanText(wish.from)) refuseField("/from", "text");
  return { from: { value: wish.from, isIn: true } };
}

async function find<T extends keyof Tables>(
  tx: Tx,
  wish: ListWish<T>,
  order: Order,
  start: Start,
  estimates: Estimates,
): Promise<Found> {
  if (wish.where.length === 0) return walk(tx, wish, order, start, longestWalk);
  const narrow = await isNarrow(estimates);
  if (narrow && !(await isSurelyFew(estimates))) {
    const glance = await walk(tx, wish, order, start, shortGlance);
    if (!glance.cutOff) return glance;
  }
  const tried = narrow ? await matchThenSort(tx, wish, order, start) : undefined;
  if (tried && !tried.atLeast) return tried;
  const mayMatch = !tried && (await isAffordable(estimates));
  const met = await walk(tx, wish, order, start, mayMatch ? shortWalk : longestWalk);
  if (!met.cutOff || !mayMatch) return { ...tried, ...met };
  const matched = await matchThenSort(tx, wish, order, start);
  return matched.atLeast ? { ...matched, ...met } : matched;
}

/** The rows of a page, in its order, one statement. */
async function readRows<Row, T extends keyof Tables>(
  tx: Tx,
  wish: ListWish<T>,
  places: readonly Place[],
): Promise<Row[]> {
  if (places.length === 0) return [];
  const table = sql.table(wish.table);
  const ids = places.map((place) => place.at(-1));
  const found = await sql<{ row: Row }>`
    select (select row_to_json(r) from (select ${partsOf(wish)}) as r) as row
    from unnest(${ids}::uuid[]) with ordinality as page (id, nth) join ${table} on ${sql.ref(`${wish.table}.id`)} = page.id
    order by page.nth`.execute(tx);
  return found.rows.map(({ row }) => row);
}

function partsOf<T extends keyof Tables>(wish: ListWish<T>): RawBuilder<unknown> {
  const eb = expressionBuilder<Tables, T>();
  const parts = wish.keys.map((key) => {
    const field = wish.fields[key];
    if (!field) throw new Error(`no field ${key}`);
    return sql`${field.value(eb)} as ${sql.ref(key)}`;
  });
  return sql.join([...parts, ...(wish.extra ?? []).map(({ key, value }) => sql`${value} as ${sql.ref(key)}`)]);
}
