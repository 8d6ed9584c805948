import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { recordChanges } from "../audit/record.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse, refuseField } from "../http/refusal.ts";

/**
 * Moves everything out of stages that go, what is in the trash as well, to where `ways` lead; 409 where something has none.
 * It is the pipeline's change and no right to the records is asked for; each is told of in the journal, without which nothing
 * leads to a stage that is not there.
 */
export async function emptyStages(
  tx: Tx,
  actor: Actor,
  stages: readonly string[],
  ways: ReadonlyMap<string, string>,
): Promise<void> {
  if (stages.length === 0) return;
  const all = [...stages, ...ways.values()];
  const { rows: known } = await sql<{ id: string; name: string }>`
    select s.id, s.name from stages s join pipelines p on p.id = s.pipeline_id
    where s.id = any(${all}::uuid[]) and s.deleted_at is null and p.deleted_at is null order by s.id for update of s`.execute(
    tx,
  );
  for (const [from, to] of ways)
    if (stages.includes(from) && (stages.includes(to) || !known.some(({ id }) => id === to)))
      refuseField("/moves", "stageUnknown");
  const { rows: full } = await sql<{ stage: string; count: number }>`
    select stage_id as stage, count(*)::int as count from opportunities where stage_id = any(${stages}::uuid[]) group by 1`.execute(
    tx,
  );
  const stuck = full.filter(({ stage }) => !ways.has(stage));
  if (stuck.length > 0)
    refuse(409, "stageNotEmpty", { params: { count: stuck.reduce((sum, { count }) => sum + count, 0) } });
  const moves = [...ways].filter(([from]) => stages.includes(from)).map(([from, to]) => ({ from, to }));
  const { rows: moved } = await sql<Moved>`
    with ways as (select * from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as w ("from" uuid, "to" uuid)),
    placed as (
      select o.id, w."from", w."to", o.probability, o.lost_reason,
        case when t.kind = 'lost' then o.lost_reason else '' end as reason,
        coalesce((select max(x.position) from opportunities x where x.stage_id = w."to"), 0)
          + row_number() over (partition by w."to" order by o.stage_id, o.position) as position
      from opportunities o join ways w on w."from" = o.stage_id join stages t on t.id = w."to")
    update opportunities set stage_id = placed."to", position = placed.position, probability = null, lost_reason = placed.reason,
      version = opportunities.version + 1, updated_at = now()
    from placed where opportunities.id = placed.id
    returning opportunities.id, placed."from", placed."to", placed.probability, placed.lost_reason as "before", placed.reason as "after"`.execute(
    tx,
  );
  await recordChanges(
    tx,
    actor,
    moved.map(({ id, from, to, probability, before, after }) => ({
      subjectKind: "opportunity",
      subjectId: id,
      action: "updated",
      change: {
        stage: [from, to],
        ...(probability !== null && { probability: [probability, null] }),
        ...(before !== after && { lostReason: [before, after] }),
      },
    })),
  );
}

interface Moved {
  id: string;
  from: string;
  to: string;
  probability: number | null;
  /** The reasons of the loss. */
  before: string;
  after: string;
}
