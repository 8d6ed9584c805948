import { sql, type Insertable, type Selectable } from "kysely";
import type { BatchesTable } from "../database/tables/audit.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse, refuseAsAbsent } from "../http/refusal.ts";
import { batchKinds } from "./entries-of-batch.ts";
import type { Author } from "./record.ts";

export type Batch = Selectable<BatchesTable>;

interface Opening {
  subjectKind: string;
  action: string;
  undoes?: string;
  total?: number;
  done?: number;
}

interface RunningOpening extends Omit<Opening, "done"> {
  id?: string;
  /** What is to be done to each, for those who carry it out. */
  wish?: object;
}

/** Opens a set of changes that will be undone together, made by the time the transaction ends. */
export async function openBatch(tx: Tx, author: Author, batch: Opening): Promise<string> {
  const { id } = await insertBatch(tx, author, batch, { total: batch.total ?? 0, done: batch.done ?? 0 });
  return id;
}

/** The same for one that runs until `endBatch`. */
export async function openRunningBatch(tx: Tx, author: Author, batch: RunningOpening): Promise<Batch> {
  return insertBatch(tx, author, batch, {
    ...(batch.id !== undefined && { id: batch.id }),
    state: "running",
    wish: JSON.stringify(batch.wish ?? {}),
    total: batch.total ?? 0,
    finished_at: null,
  });
}

async function insertBatch(
  tx: Tx,
  author: Author,
  { subjectKind, action, undoes }: Pick<Opening, "subjectKind" | "action" | "undoes">,
  more: Partial<Insertable<BatchesTable>>,
): Promise<Batch> {
  return tx
    .insertInto("batches")
    .values({
      actor_id: author.id,
      token_id: author.token?.id ?? null,
      subject_kind: subjectKind,
      action,
      undoes_id: undoes ?? null,
      ...more,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Locked when it is about to be moved. */
export async function findBatch(tx: Tx, id: string, lock: "shared" | "locked"): Promise<Batch | undefined> {
  const query = tx.selectFrom("batches").selectAll().where("id", "=", id);
  return (lock === "locked" ? query.forUpdate() : query).executeTakeFirst();
}

export interface Advance {
  done?: number;
  unchanged?: number;
  refused?: number;
  kept?: number;
  /** The checkpoint: behind it everything is done, in the transaction that moves it. */
  reached: string | null;
}

/** Counts what a step has done and moves the checkpoint. */
export async function moveBatch(tx: Tx, id: string, step: Advance): Promise<void> {
  const { done = 0, unchanged = 0, refused = 0, kept = 0, reached } = step;
  await sql`
    update batches set done = done + ${done}, unchanged = unchanged + ${unchanged}, refused = refused + ${refused},
      kept = kept + ${kept}, reached = coalesce(${reached}, reached) where id = ${id}`.execute(tx);
}

/** Ends a running batch; the one that it takes back, if it does, is undone only when all of it is. */
export async function endBatch(
  tx: Tx,
  id: string,
  state: "done" | "cancelled" | "failed",
  problem: string | null = null,
): Promise<void> {
  const ended = await tx
    .updateTable("batches")
    .set({ state, problem, finished_at: new Date() })
    .where("id", "=", id)
    .where("state", "=", "running")
    .returning("undoes_id")
    .executeTakeFirst();
  if (ended?.undoes_id && state === "done")
    await tx.updateTable("batches").set({ undone_at: new Date() }).where("id", "=", ended.undoes_id).execute();
}

/**
 * Opens the undo of a batch, as a running batch that goes on where an undo that was broken off has stopped. Only the maker
 * may, or who `mayUndoAny` (404); one that runs, is being undone (409 batchState) or was undone (409 undoneAlready) is refused.
 */
export async function openUndo(tx: Tx, author: Author, batchId: string, mayUndoAny: boolean): Promise<Batch> {
  const batch = await findBatch(tx, batchId, "locked");
  if (!batch || (batch.actor_id !== author.id && !mayUndoAny)) refuseAsAbsent();
  if (batch.undone_at) refuse(409, "undoneAlready");
  const last = await tx
    .selectFrom("batches")
    .select(["state", "reached"])
    .where("undoes_id", "=", batchId)
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (batch.state === "running" || last?.state === "running") refuse(409, "batchState");
  const reached = last?.reached ?? null;
  const left = await sql<{ entries: number }>`
    select count(*)::int as entries from audit where batch_id = ${batchId} and subject_kind = any(${batchKinds})
      ${reached === null ? sql`` : sql`and id < ${reached}`}`.execute(tx);
  const undo = await openRunningBatch(tx, author, {
    subjectKind: batch.subject_kind,
    action: "undo",
    undoes: batchId,
    total: left.rows[0]?.entries ?? 0,
  });
  if (reached !== null) await moveBatch(tx, undo.id, { reached });
  return { ...undo, reached };
}
