import type { Expression, RawBuilder, SqlBool } from "kysely";
import type { Condition } from "../database/condition.ts";
import type { Field } from "../database/field.ts";
import type { Tables } from "../database/tables.ts";

export interface ListWish<T extends keyof Tables> {
  table: T & string;
  fields: Readonly<Record<string, Pick<Field<T>, "kind" | "value" | "sort">>>;
  /** Keys to read; each a key of `fields`. */
  keys: readonly string[];
  /** What every row of the list fulfils, and every index of its orders is limited to. */
  ground: Expression<SqlBool>;
  /** All of them hold; reach is among them, before any cap. */
  where: readonly Condition[];
  /** As in the query: up to two keys, "-" for descending. */
  sort: string;
  limit: number;
  after: string | undefined;
  /** The page begins with the first row whose first key, a text, is not before this one; `after` goes on from such a page. */
  from: string | undefined;
  /** Who asks: a cursor is good for him and for this order only. */
  askerId: string;
  count: "exact" | "none" | undefined;
  /** Further values of a row, beside the fields. */
  extra?: readonly { key: string; value: RawBuilder<unknown> }[];
}

export interface Page<Row> {
  /** May be fewer than asked for while `next` is set: the search for them was cut off (`scanned`). */
  items: Row[];
  next: string | null;
  count: Count;
  /** How many rows were looked at, where the answer is cut off. */
  scanned?: number;
}

export interface Count {
  value: number;
  exact: boolean;
}

/** The values by which a row stands in the order, as text; its id is the last of them. */
export type Place = readonly string[];

/** What was found from a place on: one more than the limit where there are more. */
export interface Found {
  places: Place[];
  /** How many match in all, where that came to light. */
  matched?: number | undefined;
  /** How many at least, where only that did. */
  atLeast?: number | undefined;
  /** Where the next call goes on, when this one was cut off before it had enough. */
  cutOff?: { at: Place; scanned: number } | undefined;
}
