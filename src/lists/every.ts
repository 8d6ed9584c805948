import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Shape } from "../database/condition.ts";
import type { Tables } from "../database/tables.ts";
import type { ListWish } from "./wish.ts";

/** The whole WHERE of a list, to find all that match. */
export function every<T extends keyof Tables>(
  { ground, where }: Pick<ListWish<T>, "ground" | "where">,
  shape: Exclude<Shape, "walk">,
): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.join([ground, ...where.map((condition) => condition(shape))], sql` and `)}`;
}

/** What a list asks beyond its ground, as a value of each row: asked in the order in which rows are read, where a condition would let the planner read them all. */
export function meets<T extends keyof Tables>({ where }: Pick<ListWish<T>, "where">): RawBuilder<SqlBool> {
  if (where.length === 0) return sql<SqlBool>`true`;
  return sql<SqlBool>`(${sql.join(
    // Null, as of a person with no assignee, would have the dearer conditions behind it asked as well.
    where.map((condition) => sql`(${condition("walk")}) is true`),
    sql` and `,
  )})`;
}

/** Where along the order of a column all that match stand. */
export function rangeAlong<T extends keyof Tables>(
  { where }: Pick<ListWish<T>, "where">,
  along: string,
): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.join([sql`true`, ...where.map((condition) => condition({ along }))], sql` and `)}`;
}
