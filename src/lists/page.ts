import { expressionBuilder, sql, type RawBuilder } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import { countRows } from "./count.ts";
import { readCursor, sealOf, writeCursor } from "./cursor.ts";
import { estimateMatch, type Estimate } from "./estimate.ts";
import { isNarrow, matchThenSort } from "./match.ts";
import { orderOf, type Order } from "./order.ts";
import { walk } from "./walk.ts";
import type { Found, ListWish, Page, Place } from "./wish.ts";

/**
 * One page of a list by keyset: any depth costs the same, nothing is skipped or shown twice while rows come and go.
 * Few that match are found first and then sorted; many are met on a walk along the index of the order, which ends in time.
 */
export async function listPage<Row, T extends keyof Tables>(tx: Tx, wish: ListWish<T>): Promise<Page<Row>> {
  const order = orderOf(wish);
  const seal = sealOf(wish);
  const after = wish.after ? readCursor(wish.after, seal, order.length) : undefined;
  const estimate = once(() => estimateMatch(tx, wish));
  const { places, matched, cutOff } = await find(tx, wish, order, after, estimate);
  const shown = places.slice(0, wish.limit);
  const more = places.length > wish.limit ? shown.at(-1) : cutOff?.at;
  return {
    items: await readRows<Row, T>(tx, wish, shown),
    next: more ? writeCursor(more, seal) : null,
    count: await countRows(tx, wish, matched, estimate),
    ...(cutOff && { scanned: cutOff.scanned }),
  };
}

async function find<T extends keyof Tables>(
  tx: Tx,
  wish: ListWish<T>,
  order: Order,
  after: Place | undefined,
  estimate: () => Promise<Estimate>,
): Promise<Found> {
  if (wish.where.length === 0) return walk(tx, wish, order, after, everything);
  const expected = await estimate();
  const few = isNarrow(expected) ? await matchThenSort(tx, wish, order, after) : undefined;
  return few ?? walk(tx, wish, order, after, expected);
}

const everything = { rows: 1, of: 1 };

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

function once<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let answer: Promise<Answer> | undefined;
  return () => (answer ??= ask());
}
