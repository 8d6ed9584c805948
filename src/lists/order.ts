import { sql, type Expression, type RawBuilder, type SqlBool } from "kysely";
import { columnKey, type SortExpression } from "../database/field.ts";
import type { Tables } from "../database/tables.ts";
import { refuseField } from "../http/refusal.ts";
import type { ListWish, Place } from "./wish.ts";

type Direction = "asc" | "desc";

export interface Key {
  /** What it is called, also where it has been read already. */
  column: string;
  direction: Direction;
  /** Where it is no column of the table: how it is worked out, and what it is. */
  worked?: Pick<SortExpression, "type" | "value">;
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
    return columns.map((sort) => ({
      column: columnKey(sort),
      direction: key.startsWith("-") ? "desc" : "asc",
      ...(typeof sort !== "string" && { worked: sort }),
    }));
  });
  const once = order.filter(({ column }, index) => order.findIndex((other) => other.column === column) === index);
  return [...once, { column: "id", direction: once[0]?.direction ?? "asc" }];
}

/** Whether the index of one field gives the whole order. */
export function isIndexed<T extends keyof Tables>({ fields }: Pick<ListWish<T>, "fields">, order: Order): boolean {
  const columns = order.map(({ column }) => column);
  return (
    order.every(({ direction }) => direction === order[0]?.direction) &&
    Object.values(fields).some(({ sort }) => sort && [...sort.map(columnKey), "id"].join() === columns.join())
  );
}

/** The keys of the order read from a table, each called by its name. */
export function columnsOf(order: Order, table: string): RawBuilder<unknown> {
  return sql.join(order.map((key) => sql`${refTo(key, table)} as ${sql.id(key.column)}`));
}

/** `of` is the table, or what is called so and has the keys by their names (`Read`). */
export function orderBy(order: Order, of: string | Read): RawBuilder<unknown> {
  return sql.join(order.map((key) => sql`${refTo(key, of)} ${sql.raw(key.direction)}`));
}

/** The values of the order's keys as text. */
export function placeOf(order: Order, of: string | Read): RawBuilder<unknown> {
  return sql`json_build_array(${sql.join(order.map((key) => sql`${refTo(key, of)}::text`))})`;
}

/** Rows that were read by `columnsOf`. */
export interface Read {
  read: string;
}

export function refTo({ column, worked }: Key, of: string | Read): RawBuilder<unknown> {
  if (typeof of !== "string") return sql.id(of.read, column);
  return worked ? worked.value : sql.ref(`${of}.${column}`);
}

/** The rows from the start on. One direction: a row comparison, which an index serves; mixed: a leading range keeps the index. */
export function beyond(order: Order, { after: at, from }: Start, of: string | Read): Expression<SqlBool> {
  const [leading] = order;
  if (!at) return leading ? beginsAt(leading, from, of) : sql<SqlBool>`true`;
  const refs = order.map((key) => refTo(key, of));
  const values = order.map((key, index) => typed(key, at[index] ?? ""));
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
export function beginsAt(key: Key, edge: Edge | undefined, of: string | Read): Expression<SqlBool> {
  if (!edge) return sql<SqlBool>`true`;
  const sign = `${key.direction === "desc" ? "<" : ">"}${edge.isIn ? "=" : ""}`;
  return sql<SqlBool>`${refTo(key, of)} ${sql.raw(sign)} ${typed(key, edge.value)}`;
}

/** Cursors carry text; what is not text says so to the database. */
export function typed({ column, worked }: Key, value: string): RawBuilder<unknown> {
  if (worked) return sql`${value}::${sql.raw(worked.type)}`;
  if (column === "id" || (column.endsWith("_id") && column !== "external_id")) return sql`${value}::uuid`;
  return column.endsWith("_at") ? sql`${value}::timestamptz` : sql`${value}`;
}
