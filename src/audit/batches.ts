import type { Transaction } from "kysely";
import type { Tables } from "../database/tables.ts";
import { refuse, refuseAsAbsent } from "../http/refusal.ts";
import type { Author } from "./record.ts";

/** Opens a set of changes that will be undone together. */
export async function openBatch(
  tx: Transaction<Tables>,
  author: Author,
  batch: { subjectKind: string; action: string; undoes?: string },
): Promise<string> {
  const made = await tx
    .insertInto("batches")
    .values({
      actor_id: author.id,
      subject_kind: batch.subjectKind,
      action: batch.action,
      undoes_id: batch.undoes ?? null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return made.id;
}

/** Marks a batch as undone, once (409), and opens the batch of its undo; only its maker may, or who `mayUndoAny`. */
export async function openUndo(
  tx: Transaction<Tables>,
  author: Author,
  batchId: string,
  mayUndoAny: boolean,
): Promise<string> {
  const batch = await tx.selectFrom("batches").selectAll().where("id", "=", batchId).forUpdate().executeTakeFirst();
  if (!batch || (batch.actor_id !== author.id && !mayUndoAny)) refuseAsAbsent();
  if (batch.undone_at) refuse(409, "undoneAlready");
  await tx.updateTable("batches").set({ undone_at: new Date() }).where("id", "=", batchId).execute();
  return openBatch(tx, author, { subjectKind: batch.subject_kind, action: "undo", undoes: batchId });
}
