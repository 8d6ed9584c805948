import type { Transaction } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { Author } from "./record.ts";

/** Opens a set of changes that will be undone together. */
export async function openBatch(
  tx: Transaction<Tables>,
  author: Author,
  batch: { subjectKind: string; action: string; undoes?: string },
): Promise<string> {
  const made = await tx
    .insertInto("batches")
    .values({ actor_id: author.id, subject_kind: batch.subjectKind, action: batch.action, undoes_id: batch.undoes ?? null })
    .returning("id")
    .executeTakeFirstOrThrow();
  return made.id;
}
