import { sql } from "kysely";
import type { Tx } from "../database/transaction.ts";

/** Beside which card of its stage something goes; at the top where none is said, or where that one is not there any more. */
export interface Beside {
  side: "before" | "after";
  card: string;
}

export interface Entering {
  id: string;
  stage: string;
  beside?: Beside | undefined;
}

/** Of two who put something into one stage the second waits for the first, so that no place is given twice. In order of ids. */
export async function lockStages(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await sql`select from stages where id = any(${ids}::uuid[]) order by id for no key update`.execute(tx);
}

/** A place for each that enters a stage, which is locked: of several at the top the last is the highest. */
export async function placesOf(tx: Tx, entering: readonly Entering[]): Promise<Map<string, string>> {
  if (entering.length === 0) return new Map();
  const asked = entering.map(({ id, stage, beside }, nth) => ({ id, stage, nth, ...beside }));
  const found = await sql<{ id: string; position: string; digits: number }>`
    select id, position::text as position, scale(position) as digits from (
      select e.id, coalesce(
        (select (x.position + case e.side when 'before'
            then coalesce((select max(o.position) from opportunities o where o.stage_id = e.stage and o.position < x.position and o.id <> e.id), x.position - 2)
            else coalesce((select min(o.position) from opportunities o where o.stage_id = e.stage and o.position > x.position and o.id <> e.id), x.position + 2)
          end) * 0.5 from opportunities x where x.id = e.card and x.id <> e.id and x.stage_id = e.stage and x.deleted_at is null),
        coalesce((select min(o.position) from opportunities o where o.stage_id = e.stage), 0)
          - row_number() over (partition by e.stage order by e.nth)) as position
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as e (id uuid, stage uuid, nth int, side text, card uuid)
    ) as placed`.execute(tx);
  const worn = found.rows.find(({ digits }) => digits > mostDigits);
  if (!worn) return new Map(found.rows.map(({ id, position }) => [id, position]));
  await numberAnew(
    tx,
    entering.map(({ stage }) => stage),
  );
  return placesOf(tx, entering);
}

/** Each half of a gap is a digit longer; an index has no room for thousands of them. */
const mostDigits = 300;

async function numberAnew(tx: Tx, stages: readonly string[]): Promise<void> {
  await sql`
    update opportunities set position = numbered.position from (
      select id, row_number() over (partition by stage_id order by position) as position
      from opportunities where stage_id = any(${stages}::uuid[])) as numbered
    where opportunities.id = numbered.id`.execute(tx);
}
