import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuseAsAbsent } from "../http/refusal.ts";
import type { createPipeline as declared } from "./api.ts";
import { mayManagePipelines } from "./may.ts";
import { shownName } from "./stage-names.ts";

export type Pipeline = ReplyOf<typeof declared>;

/** All pipelines with their stages, in order, as somebody reads them. */
export async function listPipelines(tx: Tx, actor: Actor): Promise<Pipeline[]> {
  const manages = mayManagePipelines(actor);
  const count = manages ? sql`(select count(*)::int from opportunities o where o.stage_id = s.id)` : sql`null::int`;
  const found = await sql<Omit<Pipeline, "can">>`
    select p.id, p.version, ${shownName(actor.language, "p")} as name, (
      select coalesce(json_agg(json_build_object('id', s.id, 'name', ${shownName(actor.language, "s")}, 'kind', s.kind,
        'probability', s.probability, 'asksReason', s.asks_reason, 'opportunities', ${count}) order by s.position), '[]')
      from stages s where s.pipeline_id = p.id and s.deleted_at is null) as stages
    from pipelines p where p.deleted_at is null order by p.position, p.id`.execute(tx);
  const isOnly = found.rows.length === 1;
  return found.rows.map((pipeline) => ({
    ...pipeline,
    can: manages ? (isOnly ? ["edit"] : ["edit", "delete"]) : [],
  }));
}

export async function showPipeline(tx: Tx, actor: Actor, id: string): Promise<Pipeline> {
  const found = (await listPipelines(tx, actor)).find((pipeline) => pipeline.id === id);
  if (!found) refuseAsAbsent();
  return found;
}
