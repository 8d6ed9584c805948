import { sql, type Expression, type RawBuilder, type SqlBool } from "kysely";
import type { Tables } from "./tables.ts";

/**
 * How a list asks a condition. `match`: of all records at once, from whichever index finds the fewest; `walk`: of one record
 * after the other along the index of an order; `estimate`: as match, without what only leads to an index, for the planner to
 * say how many there are. The same people in every shape.
 */
export type Shape = "match" | "walk" | "estimate";

/** Where along an order those stand of whom a condition can be true: a range of its first column, or `true` for anywhere. */
export interface Along {
  along: string;
}

export interface Condition {
  (shape: Shape | Along): Expression<SqlBool>;
  /** Where it looks into other tables: a query of the ids of all whom it can be true of, and perhaps of some others. */
  leads?: RawBuilder<unknown> | undefined;
  /** The planner cannot say how many it is true of: among such alternatives it takes half of all. */
  isGuessed?: boolean;
}

const anywhere = sql<SqlBool>`true`;

/** A condition on the record's own columns is the same in every shape. */
export function plainly(condition: Expression<SqlBool>): Condition {
  return (shape) => (typeof shape === "object" ? anywhere : condition);
}

/** Rows of other tables that belong to a record. */
export interface Rows {
  from: RawBuilder<unknown>;
  /** The column that names the record. */
  of: RawBuilder<unknown>;
  where: Expression<SqlBool>;
}

/**
 * Whether any of those rows belong to the record. For a walk OFFSET 0 keeps the planner from reading the other table as a
 * whole at every step (two seconds among two million e-mails): it looks up each record's rows, some microseconds each.
 */
export function someRow(record: RawBuilder<unknown>, ...ways: readonly Rows[]): Condition {
  const [only] = ways;
  const leads = sql.join(
    ways.map(({ from, of, where }) => sql`select ${of} from ${from} where ${where}`),
    sql` union all `,
  );
  const condition: Condition = (shape) => {
    if (typeof shape === "object") return anywhere;
    if (shape === "walk")
      return sql<SqlBool>`(${sql.join(
        ways.map(
          ({ from, of, where }) => sql`exists (select from ${from} where ${of} = ${record} and ${where} offset 0)`,
        ),
        sql` or `,
      )})`;
    if (only && ways.length === 1)
      return sql<SqlBool>`exists (select from ${only.from} where ${only.of} = ${record} and ${only.where})`;
    return sql<SqlBool>`${record} in (${leads})`;
  };
  return Object.assign(condition, { leads });
}

export function not(condition: Condition): Condition {
  return (shape) => (typeof shape === "object" ? anywhere : sql<SqlBool>`not coalesce(${condition(shape)}, false)`);
}

export function all(conditions: readonly Condition[]): Condition {
  return Object.assign(joined(conditions, sql` and `, anywhere), {
    leads: conditions.find(({ leads }) => leads)?.leads,
    isGuessed: conditions.some(({ isGuessed }) => isGuessed),
  });
}

/**
 * Any of the conditions on records of a table. Where one looks into other tables, all whom any of them leads to are found
 * first: in an OR of such the planner would look at every record (406 against 50 ms among a million).
 */
export function any(conditions: readonly Condition[], table: keyof Tables): Condition {
  const [only] = conditions;
  if (only && conditions.length === 1) return only;
  const some = joined(conditions, sql` or `, sql<SqlBool>`false`);
  if (!conditions.some(({ leads }) => leads)) return (shape) => (typeof shape === "object" ? anywhere : some(shape));
  const id = sql.ref(`${table}.id`);
  const ways = conditions.map(
    (condition) => condition.leads ?? sql`select ${id} from ${sql.table(table)} where ${condition("match")}`,
  );
  const leads = sql.join(ways, sql` union all `);
  const condition: Condition = (shape) => {
    if (typeof shape === "object") return anywhere;
    return shape === "match" ? sql<SqlBool>`(${id} in (${leads}) and ${some("walk")})` : some(shape);
  };
  return Object.assign(condition, { leads, isGuessed: true });
}

function joined(conditions: readonly Condition[], word: RawBuilder<unknown>, none: Expression<SqlBool>): Condition {
  if (conditions.length === 0) return plainly(none);
  return (shape) =>
    sql<SqlBool>`(${sql.join(
      conditions.map((condition) => condition(shape)),
      word,
    )})`;
}
