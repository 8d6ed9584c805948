import { STATUS_CODES, type Server } from "node:http";
import type { Socket } from "node:net";
import type { FastifyError, FastifyReply, FastifyRequest, FastifyHttpOptions } from "fastify";
import type { Config } from "../config.ts";
import { securityHeaders } from "./headers.ts";
import { pickLanguage } from "./language.ts";
import { answerProblem } from "./problem.ts";

/**
 * What one caller may cost before a route is reached: headers within 10 seconds, a body of 1 MB within 30 (body.ts; files
 * longer), 5 seconds between requests, a minute of silence at most. Node's own limits are lax: 60 s, 300 s, no end.
 */
export function limits(config: Pick<Config, "baseUrl">) {
  const headers = securityHeaders(config);
  return {
    bodyLimit: 1_048_576,
    keepAliveTimeout: 5_000,
    connectionTimeout: 60_000,
    // Counted for the whole request, it would cut large files on slow lines.
    requestTimeout: 0,
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 2_000, maxHeaderSize: 16_384 },
    routerOptions: { maxParamLength: 200 },
    return503OnClosing: true,
    clientErrorHandler: (error, socket) => answerBroken(error, socket, headers),
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      request.language = pickLanguage(request.headers["accept-language"] ?? "");
      answerProblem(error, request, reply.headers(headers));
    },
  } satisfies FastifyHttpOptions<Server>;
}

const statuses: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** What is not HTTP gets the shortest answer there is, and no second try on this connection. */
function answerBroken(error: NodeJS.ErrnoException, socket: Socket, headers: Record<string, string>): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = statuses[error.code ?? ""] ?? 400;
  const title = STATUS_CODES[status] ?? "";
  const body = JSON.stringify({ type: "about:blank", title, status, code: "malformed" });
  const lines = Object.entries({
    ...headers,
    "cache-control": "no-store",
    "content-type": "application/problem+json; charset=utf-8",
    "content-length": String(Buffer.byteLength(body)),
    connection: "close",
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${title}\r\n${lines.join("")}\r\n${body}`);
}
