import { pino, stdTimeFunctions, type Logger } from "pino";
import type { Config } from "./config.ts";

/** JSON lines on standard output; LOG_LEVEL says how many (warn unless set: a quiet console means all is well). */
export function openLog({ logLevel }: Pick<Config, "logLevel">): Logger {
  return pino({ level: logLevel, base: null, timestamp: stdTimeFunctions.isoTime });
}
