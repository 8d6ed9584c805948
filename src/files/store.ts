import { createHash } from "node:crypto";
import { FileStorage } from "@flystorage/file-storage";
import { LocalStorageAdapter } from "@flystorage/local-fs";
import type { FileRole } from "../database/tables/notes.ts";
import type { Tx } from "../database/transaction.ts";
import { newId } from "../values/uuid.ts";

/** Where files lie: a folder of the data folder now, a bucket for installations of several machines later. */
export type Store = FileStorage;

export function openStore(dataDir: string): Store {
  return new FileStorage(new LocalStorageAdapter(`${dataDir}/files`));
}

export interface NewFile {
  name: string;
  type: string;
  subjectKind: "contact" | "company" | "opportunity" | "equipment" | "installation";
  subjectId: string;
  madeById: string | null;
}

/** Bytes that lie in the store. */
export interface Kept {
  id: string;
  path: string;
  bytes: number;
  sha256: Buffer;
}

/** Spread over 256 folders. */
export function pathOf(id: string): string {
  return `${id.slice(-2)}/${id}`;
}

/**
 * Keeps a file: first its bytes, then its row. A crash between the two leaves bytes that nothing names, which sweeping takes away,
 * never a row without bytes.
 */
export async function storeFile(tx: Tx, store: Store, file: NewFile, bytes: Buffer): Promise<string> {
  const id = newId();
  const path = pathOf(id);
  await store.write(path, bytes);
  const sha256 = createHash("sha256").update(bytes).digest();
  await nameFile(tx, file, { id, path, bytes: bytes.length, sha256 }, "part");
  return id;
}

/** The row of a file whose bytes are there. */
export async function nameFile(tx: Tx, file: NewFile, kept: Kept, role: FileRole): Promise<void> {
  await tx
    .insertInto("files")
    .values({
      ...kept,
      name: file.name,
      type: file.type,
      subject_kind: file.subjectKind,
      subject_id: file.subjectId,
      made_by_id: file.madeById,
      role,
    })
    .execute();
}

/** The bytes of a file; absent when its row is. */
export async function readFile(
  tx: Tx,
  store: Store,
  id: string,
): Promise<{ bytes: Buffer; type: string; name: string } | undefined> {
  const row = await tx.selectFrom("files").select(["path", "type", "name"]).where("id", "=", id).executeTakeFirst();
  if (!row) return undefined;
  return { bytes: Buffer.from(await store.readToUint8Array(row.path)), type: row.type, name: row.name };
}
