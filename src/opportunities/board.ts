import { sql, type RawBuilder } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { ReachedOpportunity } from "../access/reachable.ts";
import { all } from "../database/condition.ts";
import type { Tx } from "../database/transaction.ts";
import type { QueryOf, ReplyOf } from "../http/endpoint.ts";
import { refuseAsAbsent } from "../http/refusal.ts";
import { readCursor, sealOf, writeCursor } from "../lists/cursor.ts";
import type { showBoard as declared, showForecast as declaredForecast } from "./api.ts";
import { effectiveProbability } from "./fields.ts";
import { askedFor, isPresent } from "./list.ts";
import { mayOf, reachedJson } from "./may.ts";
import { rowJson } from "./show.ts";
import { shownName } from "./stage-names.ts";

type Board = ReplyOf<typeof declared>;
type Stage = Board["stages"][number];
type Query = QueryOf<typeof declared>;

/** The board of a pipeline in three statements, however many stages and cards there are. */
export async function showBoard(tx: Tx, actor: Actor, query: Query): Promise<Board> {
  const { limit = 25, stage, after, ...asked } = query;
  const { pipeline, stages } = await stagesOf(tx, actor, asked.pipeline, stage);
  const ids = stages.map(({ id }) => id);
  const { pipeline: _, ...narrowed } = asked;
  const where = sql`${isPresent} and ${all(askedFor(actor, narrowed))("match")}`;
  const sums = await sumsOf(tx, where, ids);
  const seal = sealOf({ askerId: actor.id, table: "opportunities", sort: `board ${ids.join()}` });
  const cards = await cardsOf(tx, actor, where, ids, limit + 1, after && readCursor(after, seal, 2)[0]);
  return {
    pipeline,
    stages: stages.map((one) => {
      const own = cards.filter((card) => card.stageId === one.id);
      const last = own.length > limit ? own[limit - 1] : undefined;
      const ownSeal = sealOf({ askerId: actor.id, table: "opportunities", sort: `board ${one.id}` });
      const ofStage = sums.filter(({ stageId }) => stageId === one.id);
      return {
        ...one,
        count: ofStage.reduce((all, { count }) => all + count, 0),
        sums: ofStage
          .filter(({ amount }) => amount > 0)
          .map(({ currency, amount, weighted }) => ({ currency, amount, weighted })),
        cards: own.slice(0, limit).map(({ row, reached }) => ({ ...row, can: mayOf(actor, reached) })),
        next: last ? writeCursor([last.position, last.row.id], ownSeal) : null,
      };
    }),
  };
}

type Head = Pick<Stage, "id" | "name" | "kind" | "probability" | "asksReason">;

/** The stages of a pipeline, or one of them; 404 where there is none. */
async function stagesOf(
  tx: Tx,
  actor: Actor,
  pipeline: string | undefined,
  stage: string | undefined,
): Promise<{ pipeline: Board["pipeline"]; stages: Head[] }> {
  const asked = stage
    ? sql`p.id = (select pipeline_id from stages where id = ${stage}) and s.id = ${stage}`
    : pipeline
      ? sql`p.id = ${pipeline}`
      : sql`p.id = (select id from pipelines where deleted_at is null order by position, id limit 1)`;
  const { rows } = await sql<Head & { pipelineId: string; pipelineName: string }>`
    select p.id as "pipelineId", ${shownName(actor.language, "p")} as "pipelineName", s.id, ${shownName(actor.language, "s")} as name,
      s.kind, s.probability, s.asks_reason as "asksReason"
    from pipelines p join stages s on s.pipeline_id = p.id
    where ${asked} and p.deleted_at is null and s.deleted_at is null order by s.position`.execute(tx);
  const [first] = rows;
  if (!first) refuseAsAbsent();
  return {
    pipeline: { id: first.pipelineId, name: first.pipelineName },
    stages: rows.map(({ pipelineId: _id, pipelineName: _name, ...head }) => head),
  };
}

interface StageSum {
  stageId: string;
  currency: string;
  count: number;
  amount: number;
  weighted: number;
}

const money = sql`coalesce(sum(opportunities.amount), 0)::float8`;
const weighted = sql`coalesce(round(sum(opportunities.amount * ${effectiveProbability(sql`s`)} / 100), 3), 0)::float8`;

async function sumsOf(tx: Tx, where: RawBuilder<unknown>, stages: readonly string[]): Promise<StageSum[]> {
  const found = await sql<StageSum>`
    select opportunities.stage_id as "stageId", opportunities.currency, count(*)::int as count, ${money} as amount, ${weighted} as weighted
    from opportunities join stages s on s.id = opportunities.stage_id
    where opportunities.stage_id = any(${stages}::uuid[]) and ${where}
    group by opportunities.stage_id, opportunities.currency order by count(*) desc, opportunities.currency`.execute(tx);
  return found.rows;
}

interface Card {
  stageId: string;
  position: string;
  row: Omit<Stage["cards"][number], "can">;
  reached: ReachedOpportunity;
}

async function cardsOf(
  tx: Tx,
  actor: Actor,
  where: RawBuilder<unknown>,
  stages: readonly string[],
  limit: number,
  behind: string | undefined,
): Promise<Card[]> {
  const found = await sql<Card>`
    select asked.id as "stageId", card.position::text as position, card.row, card.reached
    from unnest(${stages}::uuid[]) as asked (id), lateral (
      select opportunities.position, ${rowJson(actor)} as row, ${reachedJson} as reached from opportunities
      where opportunities.stage_id = asked.id and ${where}
        ${behind ? sql`and opportunities.position > ${behind}::numeric` : sql``}
      order by opportunities.position limit ${limit}) as card
    order by card.position`.execute(tx);
  return found.rows;
}

/** What is open and won, by month of closing and currency. */
export async function showForecast(
  tx: Tx,
  actor: Actor,
  query: QueryOf<typeof declaredForecast>,
): Promise<ReplyOf<typeof declaredForecast>> {
  const { pipeline } = await stagesOf(tx, actor, query.pipeline, undefined);
  const where = sql`${isPresent} and ${all(askedFor(actor, { ...query, pipeline: pipeline.id }))("match")}`;
  const found = await sql<ReplyOf<typeof declaredForecast>["months"][number]>`
    select to_char(opportunities.close_date, 'YYYY-MM') as month, opportunities.currency, count(*)::int as count,
      ${money} as amount, ${weighted} as weighted,
      coalesce(sum(opportunities.amount) filter (where s.kind = 'won'), 0)::float8 as won
    from opportunities join stages s on s.id = opportunities.stage_id
    where s.kind <> 'lost' and ${where}
    group by 1, 2 order by 1 nulls last, 3 desc, 2`.execute(tx);
  return { months: found.rows };
}
