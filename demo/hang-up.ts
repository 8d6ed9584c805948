import { createHash } from "node:crypto";
import type { Actor } from "../src/access/actor.ts";
import type { OnRecord } from "../src/access/record-kind.ts";
import type { Tx } from "../src/database/transaction.ts";
import { attachFile } from "../src/files/attach.ts";
import { pathOf, type Store } from "../src/files/store.ts";
import { newId } from "../src/values/uuid.ts";

/** Hangs a file on a record the way an uploaded one is; answers its id. */
export async function hangUp(
  tx: Tx,
  store: Store,
  actor: Actor,
  on: OnRecord,
  { name, type, bytes }: { name: string; type: string; bytes: Buffer },
): Promise<string> {
  const id = newId();
  const path = pathOf(id);
  await tx.insertInto("file_uploads").values({ path }).execute();
  await store.write(path, bytes);
  const sha256 = createHash("sha256").update(bytes).digest();
  await attachFile(tx, actor, on, { id, path, bytes: bytes.length, sha256, name, type }, "attached");
  return id;
}
