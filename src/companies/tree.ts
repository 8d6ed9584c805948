import { sql, type Expression, type SqlBool } from "kysely";
import type { Condition } from "../database/condition.ts";
import type { Tx } from "../database/transaction.ts";

/** Levels of a tree of companies, the topmost included; the database holds the same. */
export const deepest = 32;

/** What would be wrong with the new places of companies, if all got them: below themselves, or too deep down. */
export async function findWrongPlaces(
  tx: Tx,
  asked: readonly { id: string; parent: string }[],
): Promise<Map<string, "circle" | "treeTooDeep">> {
  if (asked.length === 0) return new Map();
  const rows = await sql<{ id: string; wrong: "circle" | "treeTooDeep" }>`
    with recursive asked as (select * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a (id uuid, parent uuid)),
    above (start, id, level) as (
      select id, parent, 1 from asked
      union
      select above.start, coalesce(a.parent, c.parent_id), above.level + 1 from above
      join companies c on c.id = above.id left join asked a on a.id = above.id
      where coalesce(a.parent, c.parent_id) is not null and above.id <> above.start and above.level <= ${deepest}
    ),
    below (start, id, level) as (
      select id, id, 1 from asked
      union
      select below.start, c.id, below.level + 1 from below join companies c on c.parent_id = below.id
      where below.level <= ${deepest}
    ),
    circles as (select distinct start from above where start = id)
    select start as id, 'circle' as wrong from circles
    union all
    select above.start, 'treeTooDeep' from above
    where not exists (select from circles where circles.start = above.start)
    group by above.start
    having max(above.level) + (select max(level) from below where below.start = above.start) > ${deepest}`.execute(tx);
  return new Map(rows.rows.map(({ id, wrong }) => [id, wrong]));
}

/** Those above a company, the topmost first: of these the ones within reach. */
export function pathWithin(reach: Expression<unknown>) {
  return sql<{ id: string; name: string }[]>`(
    with recursive above (id, level) as (
      select companies.parent_id, 1
      union all
      select up.parent_id, above.level + 1 from above join companies up on up.id = above.id where above.level <= ${sql.lit(deepest)}
    )
    select coalesce(json_agg(json_build_object('id', seen.id, 'name', seen.name) order by seen.level desc), '[]') from (
      select companies.id, companies.name, above.level from above join companies on companies.id = above.id
      where companies.deleted_at is null and ${reach}) as seen)`;
}

/**
 * Whether a company is one of those that a test is true of, or stands anywhere below one. All at once it is found from these
 * downwards; one after the other each is asked for those above it.
 */
export function inTreeOf(test: (id: Expression<unknown>) => Expression<SqlBool>): Condition {
  const leads = sql`
    with recursive below (id) as (
      select top.id from companies top where ${test(sql`top.id`)}
      union
      select c.id from companies c join below on c.parent_id = below.id
    )
    select id from below`;
  const condition: Condition = (shape) => {
    if (typeof shape === "object") return sql<SqlBool>`true`;
    if (shape !== "walk") return sql<SqlBool>`companies.id in (${leads})`;
    return sql<SqlBool>`exists (
      with recursive above (id, parent_id) as (
        select companies.id, companies.parent_id
        union
        select up.id, up.parent_id from companies up join above on up.id = above.parent_id
      )
      select from above where ${test(sql`above.id`)} offset 0)`;
  };
  return Object.assign(condition, { leads: sql`select id from (${leads}) as found` });
}
