import type { AliasableExpression, Expression, ExpressionBuilder, RawBuilder, SqlBool } from "kysely";
import type { Static, TSchema } from "typebox";
import type { Condition } from "./condition.ts";
import type { Tables } from "./tables.ts";

/** What a field holds: decides its editor, its cell and the operators of its filter. */
export type FieldKind =
  | "text"
  | "longText"
  | "html"
  | "choice"
  | "yesNo"
  | "number"
  | "money"
  | "date"
  | "dateTime"
  | "choices"
  | "contact"
  | "file"
  | "birthday"
  | "time"
  | "language"
  | "timeZone"
  | "person"
  | "user"
  | "accessGroup"
  | "status"
  | "emails"
  | "phones"
  | "identities"
  | "websites"
  | "addresses"
  | "companies"
  | "company"
  | "groups"
  | "departments"
  | "tags"
  | "labelledList"
  | "domains"
  | "managers"
  | "currency"
  | "day"
  | "stage"
  | "contacts"
  | "equipment"
  | "id";

export type FilterKind = "text" | "choice" | "id" | "number" | "date" | "time" | "yesNo" | "presence";

/** How a field is filtered: by one value of the row, by any of several, or, of yes and no, by whether a condition holds, which then stands by itself in SQL and is joined. `value` is never null for text (empty is ""). */
export type FieldFilter<Table extends keyof Tables> = {
  kind: FilterKind;
  /** Its texts are kept in lower case. */
  isLower?: true;
  /** A day that comes every year, as birthdays do: `within` asks for its month and day, whatever its year, or without one. */
  isYearly?: true;
  hint?: Hint;
} & (
  | { value: (eb: ExpressionBuilder<Tables, Table>) => Expression<unknown> }
  | {
      some: (test: (value: Expression<unknown>) => Expression<SqlBool>) => Condition;
      /** Whether there is any, where those of the past are found by their value and count no more. */
      there?: Condition;
    }
  | { holds: Condition }
);

/**
 * What an index finds for an operator on texts: everybody who fulfils it, and perhaps others. Nothing where there is no such
 * index. Asked only of operators that say what is there: is, anyOf, startsWith, contains, endsWith.
 */
export type Hint = (operator: string, texts: readonly string[]) => Condition | undefined;

/** One key of an order: a column, or an expression that an index of its own stands on. Neither is ever null. */
export type SortKey<Table extends keyof Tables = keyof Tables> = (keyof Tables[Table] & string) | SortExpression;

export function columnKey(sort: string | SortExpression): string {
  return typeof sort === "string" ? sort : sort.name;
}

export interface SortExpression {
  /** What it is called where it has been read already. */
  name: string;
  type: "text" | "numeric" | "timestamptz";
  value: RawBuilder<unknown>;
}

/**
 * What the product knows about one field of a kind of record; grid, filter, sort, form, import, export, history and
 * OpenAPI walk these. Its label is the word `fields:<kind of record>.<key>`.
 */
export interface Field<
  Table extends keyof Tables = keyof Tables,
  Read extends TSchema = TSchema,
  Write extends TSchema = TSchema,
> {
  kind: FieldKind;
  /** JSON Schema of its value in an answer. */
  read: Read;
  /** JSON Schema of its value in a change; absent: made by the server, or changed by an endpoint of its own. */
  write: Write | null;
  /** Its value in SQL. */
  value: (eb: ExpressionBuilder<Tables, Table>) => AliasableExpression<unknown>;
  /** The column that holds it, where one does: written as it stands. */
  column: (keyof Tables[Table] & string) | null;
  /** Not null columns of the index that serves its order; null: no order is offered. */
  sort: readonly SortKey<Table>[] | null;
  filter: FieldFilter<Table> | null;
  /** Its column in CSV (one cell); null where a list takes several columns, see transfer/. */
  csv: string | null;
  /** Part of the form; "general" stands first. */
  section: "general" | "contact" | "addresses" | "additional" | "groups" | "companies" | "system";
  options: readonly string[] | null;
}

type Written<F extends Record<string, { write: TSchema | null }>> = {
  [K in keyof F]: F[K]["write"] extends TSchema ? K : never;
}[keyof F];

export type ReadShape<F extends Record<string, { read: TSchema }>> = { [K in keyof F]: Static<F[K]["read"]> };
export type WriteShape<F extends Record<string, { write: TSchema | null }>> = {
  [K in Written<F>]?: F[K]["write"] extends TSchema ? Static<F[K]["write"]> : never;
};
