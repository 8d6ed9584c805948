import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Tx } from "../database/transaction.ts";

export interface Count {
  value: number;
  exact: boolean;
}

const mostExact = 1_000;

/** People whom one groups by access group; each is asked of an index of its own. */
export const whom = {
  people: sql<SqlBool>`c.live`,
  users: sql<SqlBool>`c.live and c.sign_in_email is not null and c.deleted_at is null`,
  trashed: sql<SqlBool>`c.deleted_at is not null`,
} as const;

/** How many of some people are in each access group: exact to 1,000, then what the planner thinks, so that a million costs little. */
export async function countPeople(
  tx: Tx,
  ids: readonly string[],
  condition: RawBuilder<SqlBool>,
): Promise<Map<string, Count>> {
  const found = await sql<{ id: string; count: number }>`
    select g.id, (select count(*)::int from (
      select from contacts c where c.access_group_id = g.id and ${condition} limit ${mostExact + 1}) as first) as count
    from access_groups g where g.id = any(${ids}::uuid[])`.execute(tx);
  const counts = new Map<string, Count>();
  for (const { id, count } of found.rows) {
    const exact = count <= mostExact;
    counts.set(id, { value: exact ? count : Math.max(count, await guess(tx, id, condition)), exact });
  }
  return counts;
}

async function guess(tx: Tx, id: string, condition: RawBuilder<SqlBool>): Promise<number> {
  const explained = await sql<{ "QUERY PLAN": [{ Plan: { "Plan Rows": number } }] }>`
    explain (format json) select from contacts c where c.access_group_id = ${sql.lit(id)} and ${condition}`.execute(tx);
  return explained.rows[0]?.["QUERY PLAN"][0].Plan["Plan Rows"] ?? 0;
}
