import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Tx } from "../database/transaction.ts";
import { mayManagePipelines } from "./may.ts";

/** Holds those of the pipelines that lie in the trash, for who looks after them. */
export async function holdPipelines(tx: Tx, actor: Actor, ids: readonly string[]): Promise<string[]> {
  if (!mayManagePipelines(actor)) return [];
  const there = await sql<{ id: string }>`
    select id from pipelines where id = any(${ids}::uuid[]) and deleted_at is not null order by id for update`.execute(
    tx,
  );
  return there.rows.map(({ id }) => id);
}

/** The same of stages. */
export async function holdStages(tx: Tx, actor: Actor, ids: readonly string[]): Promise<string[]> {
  if (!mayManagePipelines(actor)) return [];
  const there = await sql<{ id: string }>`
    select id from stages where id = any(${ids}::uuid[]) and deleted_at is not null order by id for update`.execute(tx);
  return there.rows.map(({ id }) => id);
}

/** All stages of some pipelines, those in the trash included. */
export async function findStagesOf(tx: Tx, pipelines: readonly string[]): Promise<string[]> {
  if (pipelines.length === 0) return [];
  const found = await tx.selectFrom("stages").select("id").where("pipeline_id", "in", pipelines).execute();
  return found.map(({ id }) => id);
}

/** Deletes pipelines and stages that are held for good; nothing stands in them. */
export async function dropPipelines(tx: Tx, pipelines: readonly string[], stages: readonly string[]): Promise<void> {
  if (stages.length > 0) await sql`delete from stages where id = any(${stages}::uuid[])`.execute(tx);
  if (pipelines.length > 0) await sql`delete from pipelines where id = any(${pipelines}::uuid[])`.execute(tx);
}
