import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { ListWish } from "./wish.ts";

/** The whole WHERE of a list. */
export function every<T extends keyof Tables>({
  ground,
  where,
}: Pick<ListWish<T>, "ground" | "where">): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.join([ground, ...where], sql` and `)}`;
}
