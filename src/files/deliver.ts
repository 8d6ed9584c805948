import type { FastifyReply } from "fastify";
import type { Tx } from "../database/transaction.ts";
import { refuseAsAbsent } from "../http/refusal.ts";
import { dispositionOf } from "../http/disposition.ts";
import { drawAnew } from "./image.ts";
import { previewOf } from "./file-kind.ts";
import type { FileShown } from "./read-files.ts";
import { readFile, type Store } from "./store.ts";

/** Above it a picture is not drawn small: it would be read whole. */
const maxPictureBytes = 32 * 1_048_576;

/** Runs nothing, loads nothing, stands in no page: an origin of its own without any right. */
const nothingRuns = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'none'";
/** Browsers show PDF by a program of their own, which a sandbox forbids; its scripts do not reach the page. Ours alone may frame it. */
const ofPdf = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/** What a browser shall make of the bytes: by their own type where they may be looked at, else bytes to be saved. */
export function dressFile(reply: FastifyReply, { name, type, bytes }: FileShown, isInline: boolean): void {
  const preview = previewOf(type);
  const shows = isInline && preview !== undefined;
  const frames = shows && preview === "pdf";
  reply.headers({
    "content-type": preview === "text" ? "text/plain; charset=utf-8" : preview ? type : "application/octet-stream",
    "content-length": bytes,
    "content-disposition": dispositionOf(shows ? "inline" : "attachment", name),
    "content-security-policy": frames ? ofPdf : nothingRuns,
    "cache-control": "private, no-cache",
    ...(frames && { "x-frame-options": "SAMEORIGIN" }),
  });
}

/** Where its bytes lie. */
export async function placeOf(tx: Tx, id: string): Promise<string> {
  const row = await tx.selectFrom("files").select("path").where("id", "=", id).executeTakeFirst();
  if (!row) refuseAsAbsent();
  return row.path;
}

/** A picture within 480 pixels, drawn anew; 404 for what is none or cannot be drawn. */
export async function drawThumbnail(tx: Tx, store: Store, { id, preview, bytes }: FileShown): Promise<Buffer> {
  if (preview !== "picture" || bytes > maxPictureBytes) refuseAsAbsent();
  const file = await readFile(tx, store, id);
  if (!file) refuseAsAbsent();
  return drawAnew(file.bytes, { width: side, height: side, fit: "inside", withoutEnlargement: true }).catch(() =>
    refuseAsAbsent(),
  );
}

const side = 480;
