import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { recordChanges } from "../audit/record.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse } from "../http/refusal.ts";
import { mayManagePipelines } from "./may.ts";
import { asTold, checkNameIsFree, loadStages, lockPipelines, storeStages, type Stage } from "./stored-pipelines.ts";

const anew = { version: sql<number>`version + 1`, updated_at: sql<Date>`now()` };

/** Moves a pipeline, which is locked and empty, to the trash; its stages go along. */
export async function trashPipeline(tx: Tx, actor: Actor, id: string): Promise<void> {
  await tx
    .updateTable("pipelines")
    .set({ deleted_at: sql<Date>`now()`, ...anew })
    .where("id", "=", id)
    .execute();
  await recordChanges(tx, actor, [{ subjectKind: "pipeline", subjectId: id, action: "deleted" }]);
}

/** Moves stages, which are empty, to the trash; those that stay have their places already. */
export async function trashStages(tx: Tx, actor: Actor, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`update stages set deleted_at = now(), position = null where id = any(${ids}::uuid[])`.execute(tx);
  await recordChanges(
    tx,
    actor,
    ids.map((id) => ({ subjectKind: "stage", subjectId: id, action: "deleted" })),
  );
}

/** Takes a pipeline back with the stages that it had; false where there is none for the actor, 409 when its name is in use. */
export async function restorePipeline(tx: Tx, actor: Actor, id: string): Promise<boolean> {
  if (!mayManagePipelines(actor)) return false;
  await lockPipelines(tx);
  const found = await tx
    .selectFrom("pipelines")
    .select("name")
    .where("id", "=", id)
    .where("deleted_at", "is not", null)
    .executeTakeFirst();
  if (!found) return false;
  await checkNameIsFree(tx, id, found.name);
  await tx
    .updateTable("pipelines")
    .set({ deleted_at: null, ...anew })
    .where("id", "=", id)
    .execute();
  await recordChanges(tx, actor, [{ subjectKind: "pipeline", subjectId: id, action: "restored" }]);
  return true;
}

/** Takes a stage back, behind those of its kind; false where there is none for the actor, or its pipeline lies in the trash itself. */
export async function restoreStage(tx: Tx, actor: Actor, id: string): Promise<boolean> {
  if (!mayManagePipelines(actor)) return false;
  await lockPipelines(tx);
  const found = await tx
    .selectFrom("stages as s")
    .innerJoin("pipelines as p", "p.id", "s.pipeline_id")
    .select(["s.id", "s.name", "s.standing", "s.kind", "s.probability", "s.asks_reason as asksReason"])
    .select("s.pipeline_id as pipeline")
    .where("s.id", "=", id)
    .where("s.deleted_at", "is not", null)
    .where("p.deleted_at", "is", null)
    .executeTakeFirst();
  if (!found) return false;
  const { pipeline, ...stage } = found;
  const before = await loadStages(tx, pipeline);
  const after = withStage(before, stage);
  await sql`update stages set deleted_at = null, position = ${before.length} where id = ${id}`.execute(tx);
  await storeStages(tx, pipeline, after);
  await tx.updateTable("pipelines").set(anew).where("id", "=", pipeline).execute();
  await recordChanges(tx, actor, [
    { subjectKind: "stage", subjectId: id, action: "restored" },
    {
      subjectKind: "pipeline",
      subjectId: pipeline,
      action: "updated",
      change: { stages: [before.map(asTold), after.map(asTold)] },
    },
  ]);
  return true;
}

/** Behind the last of its kind, or of all; 409 where one is called so meanwhile. */
function withStage(stages: readonly Stage[], stage: Stage): Stage[] {
  if (stages.some(({ name }) => name.toLowerCase() === stage.name.toLowerCase())) refuse(409, "nameTaken");
  const last = stages.findLastIndex(({ kind }) => kind === stage.kind);
  return stages.toSpliced(last === -1 ? stages.length : last + 1, 0, stage);
}
