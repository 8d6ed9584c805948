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

/** A value of the first key at which a part of an order begins, itself in it or not. */
export interface Edge {
  value: string;
  isIn: boolean;
}

/** Where in an order to begin: beyond a row, or at a value of the first key; at its beginning otherwise. */
export interface Start {
  after?: Place | undefined;
  from?: Edge | undefined;
}

/** The columns of the asked order, ending with the id. */
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

/** Whether the index of one field gives the whole order. */
export function isIndexed<T extends keyof Tables>({ fields }: Pick<ListWish<T>, "fields">, order: Order): boolean {
  const columns = order.map(({ column }) => column);
  return (
    order.every(({ direction }) => direction === order[0]?.direction) &&
    Object.values(fields).some((field) => field.sort && [...field.sort, "id"].join() === columns.join())
  );
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

/** The rows from the start on. One direction: a row comparison, which an index serves; mixed: a leading range keeps the index. */
export function beyond(order: Order, { after: at, from }: Start, of: string): Expression<SqlBool> {
  const [leading] = order;
  if (!at) return leading ? beginsAt(leading, from, of) : sql<SqlBool>`true`;
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

/** The rows whose first key is not before the edge. */
export function beginsAt({ column, direction }: Key, edge: Edge | undefined, of: string): Expression<SqlBool> {
  if (!edge) return sql<SqlBool>`true`;
  const sign = `${direction === "desc" ? "<" : ">"}${edge.isIn ? "=" : ""}`;
  return sql<SqlBool>`${sql.ref(`${of}.${column}`)} ${sql.raw(sign)} ${typed(column, edge.value)}`;
}

/** Cursors carry text; what is not text says so to the database. */
export function typed(column: string, value: string): RawBuilder<unknown> {
  if (column === "id" || (column.endsWith("_id") && column !== "external_id")) return sql`${value}::uuid`;
  return column.endsWith("_at") ? sql`${value}::timestamptz` : sql`${value}`;
}
