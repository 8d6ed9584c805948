import { sql } from "kysely";
import sharp from "sharp";
import type { Actor } from "../access/actor.ts";
import { fieldRight, sees } from "../access/field-rights.ts";
import { recordChanges } from "../audit/record.ts";
import type { Tx } from "../database/transaction.ts";
import { checkImage, drawAnew } from "../files/image.ts";
import { readFile, storeFile, type Store } from "../files/store.ts";
import { refuse, refuseAsAbsent } from "../http/refusal.ts";
import { showContact } from "./show.ts";

const side = 256;

/** Sets the picture: recognised by its bytes, cropped square, drawn anew as WebP, so that nothing but the picture is kept (no place, no script). */
export async function setPicture(tx: Tx, store: Store, actor: Actor, contactId: string, image: Buffer): Promise<void> {
  await checkMayEdit(tx, actor, contactId);
  await checkImage(image);
  await keepPicture(tx, store, actor, contactId, await drawPicture(image));
}

/** Hangs up what has been drawn; whether the actor may is the caller's to know. */
export async function keepPicture(tx: Tx, store: Store, actor: Actor, contactId: string, drawn: Buffer): Promise<void> {
  const fileId = await storeFile(
    tx,
    store,
    { name: "picture.webp", type: "image/webp", subjectKind: "contact", subjectId: contactId, madeById: actor.id },
    drawn,
  );
  await replace(tx, actor, contactId, fileId);
}

/** As WebP, 256 pixels square. */
export async function drawPicture(image: Buffer): Promise<Buffer> {
  return drawAnew(image, { width: side, height: side, fit: "cover", position: "attention" });
}

export async function removePicture(tx: Tx, actor: Actor, contactId: string): Promise<void> {
  await checkMayEdit(tx, actor, contactId);
  await replace(tx, actor, contactId, null);
}

/** The picture as WebP, 256 or 64 pixels square; `version` may name one of the past, for who may see the audit. */
export async function readPicture(
  tx: Tx,
  store: Store,
  actor: Actor,
  contactId: string,
  small: boolean,
  version: string | undefined,
): Promise<Buffer> {
  const contact = await showContact(tx, actor, contactId);
  if (!sees(actor, "picture")) refuseAsAbsent();
  const past = version && contact.can.includes("audit") ? await findPicture(tx, contact.id, version) : undefined;
  const row = await tx.selectFrom("contacts").select("picture_file_id").where("id", "=", contact.id).executeTakeFirst();
  const fileId = past ?? row?.picture_file_id;
  const file = fileId ? await readFile(tx, store, fileId) : undefined;
  if (!file) refuseAsAbsent();
  return small ? sharp(file.bytes).resize(64, 64).webp({ quality: 82 }).toBuffer() : file.bytes;
}

/** Whether it is, or was, a picture of the contact. */
async function findPicture(tx: Tx, contactId: string, fileId: string): Promise<string | undefined> {
  const file = await tx
    .selectFrom("files")
    .select("id")
    .where("id", "=", fileId)
    .where("subject_id", "=", contactId)
    .where("role", "=", "part")
    .executeTakeFirst();
  return file?.id;
}

async function checkMayEdit(tx: Tx, actor: Actor, contactId: string): Promise<void> {
  const contact = await showContact(tx, actor, contactId);
  const isOpen = fieldRight(actor, "picture") === "editable";
  if (!contact.can.includes("edit") || !isOpen) refuse(403, "notAllowed");
}

async function replace(tx: Tx, actor: Actor, contactId: string, fileId: string | null): Promise<void> {
  const before = await tx
    .selectFrom("contacts")
    .select("picture_file_id")
    .where("id", "=", contactId)
    .forUpdate()
    .executeTakeFirst();
  await tx
    .updateTable("contacts")
    .set((eb) => ({ picture_file_id: fileId, version: eb("version", "+", 1), updated_at: sql`now()` }))
    .where("id", "=", contactId)
    .execute();
  await recordChanges(tx, actor, [
    {
      subjectKind: "contact",
      subjectId: contactId,
      action: "updated",
      change: { picture: [before?.picture_file_id ?? null, fileId] },
    },
  ]);
}
