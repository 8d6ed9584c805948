import { Readable } from "node:stream";
import type { FastifyReply } from "fastify";

/**
 * Streams CSV as a download (RFC 6266: the name in plain letters, and as it is). What goes wrong before the first piece is
 * answered as a problem; later the connection breaks, so that nobody takes a part for the whole.
 */
export async function sendCsv(
  reply: FastifyReply,
  name: string,
  pieces: AsyncGenerator<string, void>,
): Promise<FastifyReply> {
  const first = await pieces.next();
  reply.header("content-type", "text/csv; charset=utf-8; header=present");
  reply.header("content-disposition", disposition(name));
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

/** RFC 8187 for the name as it is; the plain one goes without letters beyond ASCII and what ends a quoted string. */
export function disposition(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/[^\w .-]/g, "")
    .trim();
  const exact = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${/[a-z]/i.test(plain) ? plain : `contacts${plain}`}.csv"; filename*=UTF-8''${exact}.csv`;
}
