import { sql } from "kysely";
import type { StageKind } from "../database/tables/opportunities.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse } from "../http/refusal.ts";

/** A stage as it is written. */
export interface Stage {
  id: string;
  name: string;
  standing: string | null;
  kind: StageKind;
  probability: number;
  asksReason: boolean;
}

/** Who changes pipelines takes turns; people who work with them go on. */
export async function lockPipelines(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('pipelines'))`.execute(tx);
}

/** Refuses (409) a name that another pipeline bears, in whatever case; those in the trash have given theirs up. */
export async function checkNameIsFree(tx: Tx, id: string | undefined, name: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from pipelines where lower(name) = lower(${name}) and deleted_at is null`.execute(tx);
  if (rows.some((row) => row.id !== id)) refuse(409, "nameTaken", { faults: [{ pointer: "/name", code: "taken" }] });
}

/** The stages of a pipeline in their order. */
export async function loadStages(tx: Tx, pipelineId: string): Promise<Stage[]> {
  return tx
    .selectFrom("stages")
    .select(["id", "name", "standing", "kind", "probability", "asks_reason as asksReason"])
    .where("pipeline_id", "=", pipelineId)
    .where("deleted_at", "is", null)
    .orderBy("position")
    .execute();
}

/** Writes the stages of a pipeline as they are given, in this order. */
export async function storeStages(tx: Tx, pipelineId: string, stages: readonly Stage[]): Promise<void> {
  const rows = stages.map(({ asksReason, ...stage }, position) => ({
    ...stage,
    asks_reason: asksReason,
    pipeline_id: pipelineId,
    position,
  }));
  await sql`
    insert into stages (id, pipeline_id, name, standing, kind, probability, asks_reason, position)
    select id, pipeline_id, name, standing, kind, probability, asks_reason, position
    from jsonb_populate_recordset(null::stages, ${JSON.stringify(rows)}::jsonb)
    on conflict (id) do update set (name, standing, kind, probability, asks_reason, position) =
      (excluded.name, excluded.standing, excluded.kind, excluded.probability, excluded.asks_reason, excluded.position)`.execute(
    tx,
  );
}

/** As the journal tells of a stage. */
export function asTold({ name, kind, probability }: Stage): string {
  return kind === "open" ? `${name} (${probability} %)` : name;
}
