import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import "@fastify/multipart";
import type { FastifyRequest } from "fastify";
import type { Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";
import { refuse, refuseField } from "../http/refusal.ts";
import { newId } from "../values/uuid.ts";
import { headBytes, kindOf } from "./file-kind.ts";
import { cleanFileName } from "./file-name.ts";
import { pathOf, type Kept, type Store } from "./store.ts";

export interface Received extends Kept {
  name: string;
  type: string;
}

/**
 * Writes the part `file` of a multipart body into the store as it comes. What is broken off or larger than `limit` bytes (413)
 * leaves nothing behind; what is cut off together with the server is noted, and swept.
 */
export async function receiveFile(
  db: Kysely<Tables>,
  request: FastifyRequest,
  store: Store,
  limit: number,
): Promise<Received> {
  if (!request.isMultipart()) refuse(415, "mediaType");
  const part = await request.file({
    limits: { fileSize: limit, files: 1, fields: 5, parts: 6 },
    throwFileSizeLimit: false,
  });
  if (part?.fieldname !== "file") {
    part?.file.resume();
    refuseField("/file", "required");
  }
  const id = newId();
  const path = pathOf(id);
  await db.insertInto("file_uploads").values({ path }).execute();
  const meter = aMeter();
  try {
    await store.write(path, Readable.from(meter.through(part.file)));
    if (part.file.truncated) refuse(413, "tooLarge");
    const { head, ...measured } = meter.measured();
    if (measured.bytes === 0) refuseField("/file", "emptyFile");
    return { id, path, name: cleanFileName(part.filename) || "file", type: await kindOf(head), ...measured };
  } catch (error) {
    await dropUpload(db, store, path);
    throw error;
  }
}

/** Takes the bytes of an upload away, which no row names nor will. */
export async function dropUpload(db: Kysely<Tables>, store: Store, path: string): Promise<void> {
  await store.deleteFile(path);
  await db.deleteFrom("file_uploads").where("path", "=", path).execute();
}

/** Measures what passes through, and keeps its beginning. */
function aMeter() {
  const hash = createHash("sha256");
  let bytes = 0;
  let head = Buffer.alloc(0);
  return {
    async *through(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
      for await (const chunk of source) {
        bytes += chunk.byteLength;
        hash.update(chunk);
        if (head.length < headBytes) head = Buffer.concat([head, chunk]).subarray(0, headBytes);
        yield chunk;
      }
    },
    measured: () => ({ bytes, sha256: hash.digest(), head }),
  };
}
