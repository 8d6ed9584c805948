import { sql, type Expression, type RawBuilder, type SqlBool } from "kysely";
import { plainly, type Condition } from "../database/condition.ts";

type Test = (value: Expression<unknown>) => Expression<SqlBool>;

/** What is anywhere below a piece whose id passes the test: all of it from there down, or of one row whether such a piece stands above it. */
export function belowSome(test: Test): Condition {
  const leads = sql`
    with recursive down (id) as (
      select e.id from equipment e where e.parent_id is not null and ${test(sql`e.parent_id`)}
      union
      select e.id from down join equipment e on e.parent_id = down.id)
    select down.id from down`;
  const condition: Condition = (shape) => {
    if (typeof shape === "object") return plainly(sql<SqlBool>`true`)(shape);
    return shape === "walk" ? sql<SqlBool>`exists (${above(test)} offset 0)` : sql<SqlBool>`equipment.id in (${leads})`;
  };
  return Object.assign(condition, { leads, isGuessed: true });
}

function above(test: Test): RawBuilder<unknown> {
  return sql`
    with recursive up (id) as (
      select equipment.parent_id
      union
      select e.parent_id from up join equipment e on e.id = up.id)
    select from up where up.id is not null and ${test(sql`up.id`)}`;
}
