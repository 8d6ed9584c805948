import type { FastifyRequest } from "fastify";
import { pino, stdTimeFunctions, type DestinationStream, type Logger } from "pino";
import type { Config } from "./config.ts";

/** JSON lines on standard output; LOG_LEVEL says how many (warn unless set: a quiet console means all is well). */
export function openLog({ logLevel }: Pick<Config, "logLevel">, to?: DestinationStream): Logger {
  const options = {
    level: logLevel,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    serializers: { req: requestLine },
  };
  return to ? pino(options, to) : pino(options);
}

/** What a log may keep of a request: no query, where people's names stand. Secrets of links stand in no address (A058). */
function requestLine({ method, url, id, ip }: FastifyRequest): object {
  return { method, path: url.replace(/\?.*$/s, ""), id, ip };
}
