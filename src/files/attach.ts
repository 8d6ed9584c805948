import type { Actor } from "../access/actor.ts";
import type { OnRecord } from "../access/record-kind.ts";
import { recordChanges } from "../audit/record.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse, refuseField } from "../http/refusal.ts";
import type { Received } from "./receive.ts";
import { nameFile } from "./store.ts";

/** Hangs a file whose bytes lie in the store on a record; as a draft it is not told of yet. */
export async function attachFile(
  tx: Tx,
  actor: Actor,
  { kind, id }: OnRecord,
  received: Received,
  role: "attached" | "draft",
): Promise<void> {
  const { name, type, ...kept } = received;
  const coming = await tx.deleteFrom("file_uploads").where("path", "=", kept.path).executeTakeFirst();
  // It came so slowly that it was swept away.
  if (coming.numDeletedRows === 0n) refuse(408, "uploadTooSlow");
  await nameFile(tx, { name, type, subjectKind: kind, subjectId: id, madeById: actor.id }, kept, role);
  if (role === "attached") await tellOfFiles(tx, actor, [{ kind, id, file: received.id }], "fileAdded");
}

/** Hangs one's drafts on a note; 422 where one of them is gone, somebody else's, or of another record. */
export async function attachDrafts(
  tx: Tx,
  actor: Actor,
  on: OnRecord,
  noteId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const attached = await tx
    .updateTable("files")
    .set({ role: "attached", note_id: noteId })
    .where("id", "in", ids)
    .where("role", "=", "draft")
    .where("deleted_at", "is", null)
    .where("made_by_id", "=", actor.id)
    .where("subject_kind", "=", on.kind)
    .where("subject_id", "=", on.id)
    .returning("id")
    .execute();
  const done = new Set(attached.map(({ id }) => id));
  const missing = ids.findIndex((id) => !done.has(id));
  if (missing !== -1) refuseField(`/files/${missing}`, "fileGone");
}

/** In the journal of the record, each with the file that it is about. */
export async function tellOfFiles(
  tx: Tx,
  actor: Actor,
  files: readonly (OnRecord & { file: string })[],
  action: "fileAdded" | "fileRenamed" | "fileDeleted" | "fileRestored",
): Promise<void> {
  await recordChanges(
    tx,
    actor,
    files.map(({ kind, id, file }) => ({
      subjectKind: kind,
      subjectId: id,
      action,
      change: { file: action === "fileDeleted" ? [file, null] : [null, file] },
    })),
  );
}
