import type { FastifyRequest } from "fastify";
import { refuseField } from "./refusal.ts";

/** The one file of a small multipart body, in memory; larger than `limit` bytes is 413. */
export async function readOneFile(request: FastifyRequest, limit: number): Promise<Buffer> {
  if (!request.isMultipart()) refuseField("/file", "required");
  const file = await request.file({ limits: { fileSize: limit, files: 1 } });
  if (!file) refuseField("/file", "required");
  return file.toBuffer();
}
