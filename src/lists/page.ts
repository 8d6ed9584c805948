import { createHash } from "node:crypto";
import { expressionBuilder, sql, type Expression, type RawBuilder, type SqlBool } from "kysely";
import { refuse, refuseField } from "../http/refusal.ts";
import type { Field } from "../database/field.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";

type Fields<T extends keyof Tables> = Readonly<Record<string, Pick<Field<T>, "value" | "sort">>>;
type Direction = "asc" | "desc";

interface Order {
  column: string;
  direction: Direction;
}

export interface ListWish<T extends keyof Tables> {
  table: T & string;
  fields: Fields<T>;
  /** Keys to read; each a key of `fields`. */
  keys: readonly string[];
  /** All of them hold; reach is among them, before any cap. */
  where: readonly Expression<SqlBool>[];
  /** As in the query: up to two keys, "-" for descending. */
  sort: string;
  limit: number;
  after: string | undefined;
  /** Who asks: a cursor is good for him and for this order only. */
  askerId: string;
  /** Match first, then sort: for conditions that no sort index helps with, such as a search. */
  matchFirst: boolean;
  count: "exact" | "none" | undefined;
  /** Further values of a row, beside the fields. */
  extra?: readonly { key: string; value: RawBuilder<unknown> }[];
}

export interface Page<Row> {
  items: Row[];
  next: string | null;
  count: { value: number; exact: boolean };
}

/** One page of a list by keyset: any depth costs the same, nothing is skipped or shown twice while rows come and go. */
export async function listPage<Row, T extends keyof Tables>(tx: Tx, wish: ListWish<T>): Promise<Page<Row>> {
  const order = orderOf(wish);
  const seal = sealOf(wish);
  const count = await countRows(tx, wish);
  const conditions = [
    ...wish.where,
    ...(!wish.after ? [] : [beyond(order, readCursor(wish.after, seal, order.length), wish.table)]),
  ];
  const where = sql.join(conditions, sql` and `);
  const t = sql.table(wish.table);
  const columns = sql.join(order.map(({ column }) => sql.ref(`${wish.table}.${column}`)));
  const orderBy = (of: string) =>
    sql.join(order.map(({ column, direction }) => sql`${sql.ref(`${of}.${column}`)} ${sql.raw(direction)}`));
  const matched = sql`select ${columns} from ${t} where ${where}`;
  const page = wish.matchFirst
    ? sql`matched as materialized (${matched}), page as materialized (select * from matched order by ${orderBy("matched")} limit ${wish.limit + 1})`
    : sql`page as materialized (${matched} order by ${orderBy(wish.table)} limit ${wish.limit + 1})`;
  const found = await sql<{ row: Row; at: string[] }>`
    with ${page}
    select (select row_to_json(r) from (select ${rowParts(wish)}) as r) as row, json_build_array(${sql.join(order.map(({ column }) => sql`${sql.ref(`page.${column}`)}::text`))}) as at
    from page join ${t} on ${sql.ref(`${wish.table}.id`)} = page.id
    order by ${orderBy("page")}`.execute(tx);
  const rows = found.rows.slice(0, wish.limit);
  const last = rows.at(-1);
  const more = found.rows.length > wish.limit && last;
  return { items: rows.map(({ row }) => row), next: more ? writeCursor(last.at, seal) : null, count };
}

function rowParts<T extends keyof Tables>(wish: ListWish<T>) {
  const eb = expressionBuilder<Tables, T>();
  const parts = wish.keys.map((key) => {
    const field = wish.fields[key];
    if (!field) throw new Error(`no field ${key}`);
    return sql`${field.value(eb)} as ${sql.ref(key)}`;
  });
  return sql.join([...parts, ...(wish.extra ?? []).map(({ key, value }) => sql`${value} as ${sql.ref(key)}`)]);
}

/** The index columns of the asked order, ending with the id. */
function orderOf<T extends keyof Tables>(wish: ListWish<T>): Order[] {
  const keys = wish.sort.split(",");
  if (keys.length > 2) refuseField("/sort", "tooMany", { limit: 2 });
  const order = keys.flatMap((key): Order[] => {
    const name = key.replace(/^-/, "");
    const columns = Object.hasOwn(wish.fields, name) ? wish.fields[name]?.sort : undefined;
    if (!columns) refuseField("/sort", "choice");
    return columns.map((column) => ({ column, direction: key.startsWith("-") ? "desc" : "asc" }));
  });
  const once = order.filter(({ column }, index) => order.findIndex((other) => other.column === column) === index);
  return [...once, { column: "id", direction: once[0]?.direction ?? "asc" }];
}

/** The rows beyond a cursor. One direction: a row comparison, which an index serves; mixed: a leading range keeps the index. */
function beyond(order: readonly Order[], at: readonly string[], table: string): Expression<SqlBool> {
  const refs = order.map(({ column }) => sql.ref(`${table}.${column}`));
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
  if (column === "id") return sql`${value}::uuid`;
  return column.endsWith("_at") ? sql`${value}::timestamptz` : sql`${value}`;
}

const countCap = 1_000;

/** Exact up to 1,000, then the planner's estimate, unless the exact number is asked for. */
async function countRows<T extends keyof Tables>(tx: Tx, wish: ListWish<T>): Promise<Page<never>["count"]> {
  if (wish.count === "none") return { value: 0, exact: false };
  const where = sql.join([...wish.where], sql` and `);
  const rows = sql`select 1 from ${sql.table(wish.table)} where ${where}`;
  const limit = wish.count === "exact" ? sql`` : sql` limit ${countCap + 1}`;
  const capped = await sql<{ count: number }>`select count(*)::int as count from (${rows}${limit}) as counted`.execute(
    tx,
  );
  const count = capped.rows[0]?.count ?? 0;
  if (count <= countCap || wish.count === "exact") return { value: count, exact: true };
  const plan = await sql<{ "QUERY PLAN": [{ Plan: { "Plan Rows": number } }] }>`explain (format json) ${rows}`.execute(
    tx,
  );
  const estimate = plan.rows[0]?.["QUERY PLAN"][0].Plan["Plan Rows"] ?? countCap;
  return { value: Math.max(Math.round(estimate), countCap + 1), exact: false };
}

/** Ties a cursor to who asked for what order: replayed by another it is malformed (400). It carries no rights, so a hash will do. */
function sealOf<T extends keyof Tables>(wish: ListWish<T>): string {
  return createHash("sha256").update(`${wish.askerId} ${wish.table} ${wish.sort}`).digest("base64url").slice(0, 12);
}

function writeCursor(at: readonly string[], seal: string): string {
  return Buffer.from(JSON.stringify([seal, ...at])).toString("base64url");
}

function readCursor(cursor: string, seal: string, length: number): string[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    refuse(400, "malformed");
  }
  const isTexts = (value: unknown): value is string[] =>
    Array.isArray(value) && value.every((part) => typeof part === "string" && !part.includes("\0"));
  if (!isTexts(parsed) || parsed[0] !== seal || parsed.length !== length + 1) refuse(400, "malformed");
  return parsed.slice(1);
}
