import { sql } from "kysely";
import type { Tx } from "../database/transaction.ts";

/** Levels of a tree; the database holds it as well. */
const mostLevels = 32;

/** Pieces that would stand above themselves if all these got their new parents, and those that would make a tree too deep. */
export async function findBadPlaces(
  tx: Tx,
  asked: readonly { id: string; parent: string }[],
): Promise<Map<string, "circle" | "tooDeep">> {
  if (asked.length === 0) return new Map();
  const { rows } = await sql<{ id: string; isCircle: boolean }>`
    with recursive asked as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a (id uuid, parent uuid)),
    above (start, id, steps) as (
      select id, parent, 1 from asked
      union all
      select above.start, coalesce(a.parent, e.parent_id), above.steps + 1 from above
      join equipment e on e.id = above.id left join asked a on a.id = above.id
      where coalesce(a.parent, e.parent_id) is not null and above.id <> above.start and above.steps <= ${mostLevels}),
    height as (
      select start, max(steps) as above, bool_or(id = start) as is_circle from above group by start),
    below (start, id, steps) as (
      select start, start, 0 from height where not is_circle
      union all
      select below.start, e.id, below.steps + 1 from below join equipment e on e.parent_id = below.id
      where below.steps <= ${mostLevels})
    select h.start as id, h.is_circle as "isCircle" from height h
    left join (select start, max(steps) as below from below group by start) as b on b.start = h.start
    where h.is_circle or h.above + coalesce(b.below, 0) >= ${mostLevels}`.execute(tx);
  return new Map(rows.map(({ id, isCircle }) => [id, isCircle ? "circle" : "tooDeep"]));
}
