import { Readable } from "node:stream";
import type { FastifyReply } from "fastify";
import { dispositionOf } from "./disposition.ts";

/**
 * Streams CSV as a download. What goes wrong before the first piece is
 * answered as a problem; later the connection breaks, so that nobody takes a part for the whole.
 */
export async function sendCsv(
  reply: FastifyReply,
  name: string,
  pieces: AsyncGenerator<string, void>,
): Promise<FastifyReply> {
  const first = await pieces.next();
  reply.header("content-type", "text/csv; charset=utf-8; header=present");
  reply.header("content-disposition", dispositionOf("attachment", `${name}.csv`, "contacts"));
  reply.header("cache-control", "no-store");
  return reply.send(Readable.from(whole(first, pieces), { objectMode: false, highWaterMark: 65_536 }));
}

async function* whole(
  first: IteratorResult<string, void>,
  rest: AsyncGenerator<string, void>,
): AsyncGenerator<string, void> {
  try {
    if (first.done) return;
    yield first.value;
    yield* rest;
  } finally {
    await rest.return();
  }
}
