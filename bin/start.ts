import { flushCompileCache } from "node:module";
import { openSetUp } from "../src/access/set-up.ts";
import { readConfig, type Config } from "../src/config.ts";
import { openLog } from "../src/log.ts";
import { serve, type Running } from "../src/server.ts";
import { buildPageWhenStale } from "./build-page.ts";
import { say } from "./say.ts";
import { untilSignal } from "./until-signal.ts";

/** Starts everything, says where it is, and ends when it is told to. */
export async function start(): Promise<void> {
  const config = readConfig();
  const ready = buildPageWhenStale(say);
  // It is awaited later, and may fail before that.
  ready.catch(() => {});
  await startServer(config, ready);
}

/** As `start`, without making the page; `ready` is what must be there before the first request. */
export async function startServer(config: Config, ready?: Promise<void>): Promise<void> {
  const log = openLog(config);
  await untilSignal(log, async () => {
    const running = await serve({ config, log, say, ready });
    await welcome(running, config);
    // Written at the end otherwise, which a crash or a kill does not reach: the start after it is the one that must be fast.
    flushCompileCache();
    return running;
  });
}

async function welcome({ database }: Running, { baseUrl }: Config): Promise<void> {
  say(`Acquaint is ready: ${baseUrl}`);
  const token = await openSetUp(database.db);
  if (token !== undefined) {
    say(`Make the first administrator here, the link works once:\n  ${baseUrl}/setup?token=${token}`);
  }
  say("Ctrl-C stops it.");
}
