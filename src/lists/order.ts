import { sql, type Expression, type RawBuilder, type SqlBool } from "kysely";
import type { Tables } from "../database/tables.ts";
import { refuseField } from "../http/refusal.ts";
import type { ListWish, Place } from "./wish.ts";

type Direction = "asc" | "desc";

export interface Key {
  column: string;
  direction: Direction;
}

export type Order = readonly Key[];

/** The index columns of the asked order, ending with the id. */
export function orderOf<T extends keyof Tables>(wish: Pick<ListWish<T>, "fields" | "sort">): Order {
  const keys = wish.sort.split(",");
  if (keys.length > 2) refuseField("/sort", "tooMany", { limit: 2 });
  const order = keys.flatMap((key): Key[] => {
    const name = key.replace(/^-/, "");
    const columns = Object.hasOwn(wish.fields, name) ? wish.fields[name]?.sort : undefined;
    if (!columns) refuseField("/sort", "choice");
    return columns.map((column) => ({ column, direction: key.startsWith("-") ? "desc" : "asc" }));
  });
  const once = order.filter(({ column }, index) => order.findIndex((other) => other.column === column) === index);
  return [...once, { column: "id", direction: once[0]?.direction ?? "asc" }];
}

/** The columns of the order, of a table or of what is called so. */
export function columnsOf(order: Order, of: string): RawBuilder<unknown> {
  return sql.join(order.map(({ column }) => sql.ref(`${of}.${column}`)));
}

export function orderBy(order: Order, of: string): RawBuilder<unknown> {
  return sql.join(order.map(({ column, direction }) => sql`${sql.ref(`${of}.${column}`)} ${sql.raw(direction)}`));
}

/** The values of the order's columns as text. */
export function placeOf(order: Order, of: string): RawBuilder<unknown> {
  return sql`json_build_array(${sql.join(order.map(({ column }) => sql`${sql.ref(`${of}.${column}`)}::text`))})`;
}

/** The rows beyond a place. One direction: a row comparison, which an index serves; mixed: a leading range keeps the index. */
export function beyond(order: Order, at: Place | undefined, of: string): Expression<SqlBool> {
  if (!at) return sql<SqlBool>`true`;
  const refs = order.map(({ column }) => sql.ref(`${of}.${column}`));
  const values = order.map(({ column }, index) => typed(column, at[index] ?? ""));
  const first = order[0]?.direction;
  const sign = (direction: Direction | undefined) => sql.raw(direction === "desc" ? "<" : ">");
  if (order.every(({ direction }) => direction === first))
    return sql<SqlBool>`(${sql.join(refs)}) ${sign(first)} (${sql.join(values)})`;
  const steps = order.map(({ direction }, index) => {
    const same = refs.slice(0, index).map((ref, before) => sql`${ref} = ${values[before]}`);
    return sql`(${sql.join([...same, sql`${refs[index]} ${sign(direction)} ${values[index]}`], sql` and `)})`;
  });
  return sql<SqlBool>`(${refs[0]} ${sql.raw(first === "desc" ? "<=" : ">=")} ${values[0]} and (${sql.join(steps, sql` or `)}))`;
}

/** Cursors carry text; what is not text says so to the database. */
function typed(column: string, value: string): RawBuilder<unknown> {
  if (column === "id" || (column.endsWith("_id") && column !== "external_id")) return sql`${value}::uuid`;
  return column.endsWith("_at") ? sql`${value}::timestamptz` : sql`${value}`;
}
