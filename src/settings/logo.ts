import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Tx } from "../database/transaction.ts";
import { drawAnew } from "../files/image.ts";
import { readFile, storeFile, type Store } from "../files/store.ts";
import { refuseAsAbsent } from "../http/refusal.ts";
import { installationId, lockSettings, noteSettings } from "./settings.ts";

/** As WebP, within 512 by 256 pixels, in its own proportions and with what is see-through. */
export async function drawLogo(image: Buffer): Promise<Buffer> {
  return drawAnew(image, { width: 512, height: 256, fit: "inside", withoutEnlargement: true });
}

/** Hangs up what has been drawn. */
export async function keepLogo(tx: Tx, store: Store, actor: Actor, drawn: Buffer): Promise<void> {
  const file = {
    name: "logo.webp",
    type: "image/webp",
    subjectKind: "installation",
    subjectId: installationId,
  } as const;
  await replace(tx, actor, await storeFile(tx, store, { ...file, madeById: actor.id }, drawn));
}

export async function removeLogo(tx: Tx, actor: Actor): Promise<void> {
  await replace(tx, actor, null);
}

export async function readLogo(tx: Tx, store: Store): Promise<Buffer> {
  const { logo_file_id } = await tx.selectFrom("installation").select("logo_file_id").executeTakeFirstOrThrow();
  const file = logo_file_id === null ? undefined : await readFile(tx, store, logo_file_id);
  return file?.bytes ?? refuseAsAbsent();
}

async function replace(tx: Tx, actor: Actor, fileId: string | null): Promise<void> {
  await lockSettings(tx);
  const { logo_file_id } = await tx.selectFrom("installation").select("logo_file_id").executeTakeFirstOrThrow();
  if (logo_file_id === fileId) return;
  await tx
    .updateTable("installation")
    .set({ logo_file_id: fileId, version: sql`version + 1` })
    .execute();
  await noteSettings(tx, actor, { logo: [logo_file_id, fileId] });
}
