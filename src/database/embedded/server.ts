import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, renameSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import type { Logger } from "pino";
import { CannotStart } from "../../cannot-start.ts";
import { superuser, type Place } from "./folder.ts";
import { commandLine } from "./settings.ts";

export interface Server {
  stop(): Promise<void>;
}

/** What dying processes of the last run still hold for a moment. */
const passing = /shared memory block|lock file|already in use/i;
const patience = 30_000;

/** Starts the server and keeps it up: should it die, it is started again, at once and then ever slower up to ten seconds. */
export async function keepServer(place: Place, durable: boolean, log: Logger): Promise<Server> {
  let stopping = false;
  let child = await startPatiently();
  const stopWithApp = () => child.kill("SIGINT");
  process.on("exit", stopWithApp);
  watch();

  async function startPatiently(): Promise<ChildProcess> {
    for (let end = Date.now() + patience, delay = 100; ; delay = Math.min(delay * 2, 2_000)) {
      try {
        return await launch(place, durable);
      } catch (error) {
        if (!(error instanceof CannotStart) || !passing.test(error.message) || Date.now() > end) throw error;
      }
      await wait(delay);
    }
  }

  function watch(): void {
    if (hasEnded(child)) return restart();
    child.once("exit", restart);
  }

  function restart(): void {
    if (stopping) return;
    log.error({ code: child.exitCode, signal: child.signalCode }, "the database server died; starting it again");
    void startAgain();
  }

  async function startAgain(): Promise<void> {
    for (let delay = 100; !stopping; delay = Math.min(delay * 2, 10_000)) {
      try {
        child = await launch(place, durable);
        log.info("the database server is back");
        return stopping ? void child.kill("SIGINT") : watch();
      } catch (error) {
        log.error(
          { reason: error instanceof Error ? error.message : String(error) },
          "the database server does not start",
        );
      }
      await wait(delay, undefined, { ref: false });
    }
  }

  return {
    async stop() {
      stopping = true;
      process.off("exit", stopWithApp);
      await end(child);
    },
  };
}

/** Resolves once the server answers; recovery after a crash may take its time. Throws CannotStart with the server's own words. */
async function launch(place: Place, durable: boolean): Promise<ChildProcess> {
  const output = openLog(place.log);
  const child = spawn(join(place.binaries, "bin", "postgres"), commandLine(place, durable), {
    ...place.account,
    cwd: place.data,
    env: { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" },
    stdio: ["ignore", output, output],
    // In a group of its own: Ctrl-C is for the app, which stops the server when it no longer needs it.
    detached: true,
  });
  closeSync(output);
  let failure: string | undefined;
  child.once("error", (error) => (failure = error.message));
  child.once("exit", (code, signal) => (failure = `it ended with ${signal ?? `code ${code}`}`));
  for (let delay = 10; failure === undefined; delay = Math.min(delay * 1.5, 200)) {
    if (await answers(place.sockets)) return child;
    await wait(delay);
  }
  throw new CannotStart(`The database server does not start: ${failure}.\n${await lastWords(place.log)}`);
}

async function answers(sockets: string): Promise<boolean> {
  const client = new pg.Client({ host: sockets, user: superuser, database: "postgres" });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

function openLog(log: string): number {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 10_000_000) renameSync(log, `${log}.old`);
  return openSync(log, "a", 0o600);
}

async function lastWords(log: string): Promise<string> {
  const lines = (await readFile(log, "utf8")).trimEnd().split("\n");
  return lines.slice(-5).join("\n");
}

/** Fast shutdown; should that hang, an immediate one, after which the next start recovers. */
async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const gone = once(child, "exit");
  child.kill("SIGINT");
  const hard = setTimeout(() => child.kill("SIGQUIT"), 3_000);
  await gone;
  clearTimeout(hard);
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
