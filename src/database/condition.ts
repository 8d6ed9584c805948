import { sql, type Expression, type RawBuilder, type SqlBool } from "kysely";

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

export type Condition = (shape: Shape | Along) => Expression<SqlBool>;

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
  return (shape) => {
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
    const all = ways.map(({ from, of, where }) => sql`select ${of} from ${from} where ${where}`);
    return sql<SqlBool>`${record} in (${sql.join(all, sql` union all `)})`;
  };
}

export function not(condition: Condition): Condition {
  return (shape) => (typeof shape === "object" ? anywhere : sql<SqlBool>`not coalesce(${condition(shape)}, false)`);
}

export function all(conditions: readonly Condition[]): Condition {
  return joined(conditions, sql` and `, anywhere);
}

export function any(conditions: readonly Condition[]): Condition {
  const some = joined(conditions, sql` or `, sql<SqlBool>`false`);
  return (shape) => (typeof shape === "object" ? anywhere : some(shape));
}

function joined(conditions: readonly Condition[], word: RawBuilder<unknown>, none: Expression<SqlBool>): Condition {
  if (conditions.length === 0) return plainly(none);
  return (shape) =>
    sql<SqlBool>`(${sql.join(
      conditions.map((condition) => condition(shape)),
      word,
    )})`;
}
