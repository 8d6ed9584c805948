import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { RecordKind } from "../access/record-kind.ts";
import { recordChanges } from "../audit/record.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse, refuseField } from "../http/refusal.ts";
import { tellOfFiles } from "./attach.ts";
import { cleanFileName } from "./file-name.ts";
import { showFile, type FileShown } from "./read-files.ts";

/** Renames a file; a stale version is refused with the current one. */
export async function renameFile(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  id: string,
  version: number,
  wish: string,
): Promise<FileShown> {
  const file = await lockFile(tx, kinds, actor, id, version, "edit");
  const name = cleanFileName(wish);
  if (name === "") refuseField("/name", "required");
  if (name === file.name) return file;
  await tx
    .updateTable("files")
    .set({ name, ...touched })
    .where("id", "=", id)
    .execute();
  await tellOfFiles(tx, actor, [{ ...file.on, file: id }], "fileRenamed");
  // What it was called is told to who reads the journal of files themselves: it follows no record there.
  await recordChanges(tx, actor, [
    { subjectKind: "file", subjectId: id, action: "updated", change: { name: [file.name, name] } },
  ]);
  return showFile(tx, kinds, actor, id);
}

/** Moves a file to the trash; its bytes stay. A draft goes without a word: nobody was told of it. */
export async function deleteFile(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  id: string,
  version: number,
): Promise<FileShown> {
  const file = await lockFile(tx, kinds, actor, id, version, "delete");
  const { role } = await tx
    .updateTable("files")
    .set({ deleted_at: sql`now()`, ...touched })
    .where("id", "=", id)
    .returning("role")
    .executeTakeFirstOrThrow();
  if (role === "attached") await tellOfFiles(tx, actor, [{ ...file.on, file: id }], "fileDeleted");
  return file;
}

/** Takes a file back out of the trash. */
export async function restoreFile(tx: Tx, kinds: readonly RecordKind[], actor: Actor, id: string): Promise<FileShown> {
  const file = await showFile(tx, kinds, actor, id, "inTrash");
  if (!file.can.includes("delete")) refuse(403, "notAllowed");
  const { role } = await tx
    .updateTable("files")
    .set({ deleted_at: null, ...touched })
    .where("id", "=", id)
    .returning("role")
    .executeTakeFirstOrThrow();
  if (role === "attached") await tellOfFiles(tx, actor, [{ ...file.on, file: id }], "fileRestored");
  return showFile(tx, kinds, actor, id);
}

const touched = { version: sql<number>`version + 1`, updated_at: sql<Date>`now()` };

async function lockFile(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  id: string,
  version: number,
  action: "edit" | "delete",
): Promise<FileShown> {
  await tx.selectFrom("files").select("id").where("id", "=", id).forNoKeyUpdate().execute();
  const file = await showFile(tx, kinds, actor, id);
  if (!file.can.includes(action)) refuse(403, "notAllowed");
  if (file.version !== version) refuse(412, "stale", { members: { current: file } });
  return file;
}
