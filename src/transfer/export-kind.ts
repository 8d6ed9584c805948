import type { Expression, RawBuilder, SqlBool, Transaction } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Tables } from "../database/tables.ts";
import type { ListSizes } from "./mapping/export-columns.ts";
import type { KindFacts } from "./kind.ts";
import type { ImportKind } from "./may.ts";

/** What an export is asked for beside whom and which columns: the query of the list. */
export interface ListQuery {
  search?: string | undefined;
  filter?: string | undefined;
}

/** A kind of record that leaves in files. */
export interface KindOut<Query extends ListQuery = ListQuery> {
  kind: ImportKind;
  facts: KindFacts;
  /** The columns of the grid, when none are said. */
  usualGrid: string;
  /** The rows of the list's query within reach of *export*. */
  conditions: (actor: Actor, query: Query) => Expression<SqlBool>[];
  /** How many numbered columns the lists of these rows need. */
  sizes: (tx: Transaction<Tables>, where: Expression<SqlBool>) => Promise<ListSizes>;
  /** Each of the fields in SQL, with its name; own ones as `custom`. */
  values: (actor: Actor, fields: ReadonlySet<string>) => RawBuilder<unknown>[];
  /** For ORDER BY: up to two keys, "-" for descending, and the id at the end. */
  order: (actor: Actor, sort: string | undefined) => RawBuilder<unknown>;
}
