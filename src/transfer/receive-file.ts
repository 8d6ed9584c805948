import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import "@fastify/multipart";
import type { FastifyRequest } from "fastify";
import { refuse, refuseField } from "../http/refusal.ts";
import { cleanText } from "../values/text.ts";
import { newId } from "../values/uuid.ts";
import { maxFileBytes } from "./reading/open-rows.ts";

export interface ReceivedFile {
  /** Of the import that it is for. */
  id: string;
  /** As the sender named it. */
  name: string;
  path: string;
  bytes: number;
  sha256: Buffer;
}

/** Where the file of an import lies. */
export function importPath(dataDir: string, id: string): string {
  return join(dataDir, "imports", id);
}

/** Writes the part `file` of a multipart body to the data folder as it comes, 2 GB at most; what is broken off leaves nothing behind. */
export async function receiveFile(request: FastifyRequest, dataDir: string): Promise<ReceivedFile> {
  if (!request.isMultipart()) refuse(415, "mediaType");
  const part = await request.file({
    limits: { fileSize: maxFileBytes, files: 1, fields: 20, parts: 21 },
    throwFileSizeLimit: false,
  });
  if (part?.fieldname !== "file") {
    part?.file.resume();
    refuseField("/file", "required");
  }
  const id = newId();
  const path = importPath(dataDir, id);
  await mkdir(join(dataDir, "imports"), { recursive: true, mode: 0o700 });
  try {
    const { meter, measured } = aMeter();
    await pipeline(part.file, meter, createWriteStream(path, { flags: "wx", mode: 0o600, flush: true }));
    if (part.file.truncated) refuse(413, "tooLarge");
    return { id, name: shownName(part.filename), path, ...measured() };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

function aMeter() {
  const hash = createHash("sha256");
  let bytes = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.byteLength;
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { meter, measured: () => ({ bytes, sha256: hash.digest() }) };
}

/** The last part of the name only, without what could break a line or a header. */
function shownName(given: string | undefined): string {
  const name = cleanText((given ?? "").replaceAll("\0", "").toWellFormed().replaceAll("\\", "/"));
  return basename(name)
    .replace(/\p{Cc}/gu, " ")
    .slice(0, 200);
}
