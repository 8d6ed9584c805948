import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pino } from "pino";
import { root, wordsOfStart } from "../bench/app/words-of-start.ts";
import { connect, type Database } from "../src/database/connect.ts";
import { dataFolder, superuser } from "../src/database/embedded/folder.ts";
import { killAll, serverProcesses } from "./processes.ts";

export const administrator = { email: "olha.koval@acquaint.test", password: "a fox in the evening sun" };

/**
 * How often it is asked, every 20 milliseconds: minutes, for machines that have other things to do; how long it took is in the report.
 * Counted, for a machine that slept meanwhile is none that did not get ready.
 */
const patience = 6_000;

/** One start of the program. */
export interface App {
  process: ChildProcess;
  /** What it has printed. */
  said(): string;
}

/** An Acquaint as an operator runs it, which may be killed: the product's own start, its own cluster, fsync on. */
export interface Installation {
  url: string;
  dataDir: string;
  /** Where the database server keeps its data. */
  data: string;
  /** The start that counts; faults that start anew replace it. */
  app: App;
  launch(): App;
  /** Waits until the app says that it can work and one server stands under it; throws after some minutes. */
  untilReady(): Promise<void>;
  /** A line to its database, past the app, that outlives the server. */
  database: Database;
  /** Everything down, by force. */
  destroy(): Promise<void>;
}

/** `logs` begins the path of what each start prints; it lies outside a data folder that may be full. */
export async function anInstallation(
  dataDir: string,
  more: Record<string, string> = {},
  logs = dataDir,
): Promise<Installation> {
  const port = await freePort();
  const words = await wordsOfStart();
  const url = `http://127.0.0.1:${port}`;
  const data = dataFolder(join(dataDir, "postgres"));
  const sockets = join(dataDir, "postgres", "socket");
  const database = connect({ host: sockets, user: superuser, database: superuser }, pino({ level: "silent" }));
  const starts: App[] = [];
  const place: Installation = { url, dataDir, data, database, launch, app: launch(), untilReady, destroy };

  function launch(): App {
    const log = `${logs}.${starts.length + 1}.log`;
    const output = openSync(log, "a");
    const child = spawn(process.execPath, words, {
      cwd: root,
      env: {
        ...environmentOf(dataDir),
        HOST: "127.0.0.1",
        PORT: String(port),
        ADMIN_EMAIL: administrator.email,
        ADMIN_PASSWORD: administrator.password,
        ...more,
      },
      stdio: ["ignore", output, output],
    });
    closeSync(output);
    const app = { process: child, said: () => readFileSync(log, "utf8") };
    starts.push(app);
    return app;
  }

  async function untilReady(): Promise<void> {
    for (let tries = 0; tries < patience; tries++, await wait(20)) {
      if (hasEnded(place.app)) throw new Error(`The app ended instead of getting ready:\n${place.app.said()}`);
      const masters = "DATABASE_URL" in more ? 0 : 1;
      if ((await isReady(url)) && serverProcesses(data).masters.length === masters) return;
    }
    throw new Error(`Not ready in time:\n${place.app.said()}`);
  }

  async function destroy(): Promise<void> {
    for (const app of starts) app.process.kill("SIGKILL");
    const { masters, children } = serverProcesses(data);
    killAll([...masters, ...children]);
    await database.close();
  }

  return place;
}

/** Nothing of the rig's own but the path to programs. */
export function environmentOf(dataDir: string): Record<string, string | undefined> {
  return { PATH: process.env["PATH"], HOME: dataDir, DATA_DIR: dataDir };
}

export function hasEnded({ process: child }: App): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** Sends a signal and waits for the end: the exit code, or null where the signal itself was the end. */
export async function endApp({ process: child }: App, signal: NodeJS.Signals): Promise<number | null> {
  const gone = child.exitCode === null && child.signalCode === null ? once(child, "exit") : undefined;
  child.kill(signal);
  await gone;
  return child.exitCode;
}

async function isReady(url: string): Promise<boolean> {
  try {
    const reply = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(3_000) });
    await reply.arrayBuffer();
    return reply.status === 200;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("A server on a port has one.");
  return address.port;
}
