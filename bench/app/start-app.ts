import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { request } from "node:http";
import { root, wordsOfStart } from "./words-of-start.ts";

/** Acquaint in a process of its own, so that its memory and its time are its own. */
export interface App {
  url: string;
  pid: number;
  /** From the start of the process to its first answer, in milliseconds. */
  startedIn: number;
  stop(): Promise<void>;
}

interface Wishes {
  dataDir: string;
  /** Left out: the embedded database in the data folder. */
  databaseUrl?: string;
}

const patience = 120_000;

export async function startApp({ dataDir, databaseUrl }: Wishes): Promise<App> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(process.execPath, await wordsOfStart(), {
    cwd: root,
    env: {
      ...withoutSettings(process.env),
      HOST: "127.0.0.1",
      PORT: String(port),
      DATA_DIR: dataDir,
      LOG_LEVEL: "error",
      ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const exited = once(child, "exit");
  let complaints = "";
  child.stderr.on("data", (text) => (complaints = `${complaints}${text}`.slice(-5_000)));
  const dieWithUs = () => child.kill("SIGKILL");
  process.on("exit", dieWithUs);
  while (!(await answers(url))) {
    if (child.exitCode !== null || performance.now() - began > patience) {
      child.kill("SIGKILL");
      throw new Error(`The app does not start:\n${complaints}`);
    }
  }
  return {
    url,
    pid: child.pid ?? 0,
    startedIn: performance.now() - began,
    async stop() {
      child.kill("SIGTERM");
      await exited;
      process.off("exit", dieWithUs);
      if (complaints) process.stderr.write(complaints);
    },
  };
}

/** The settings of whoever runs the bench are not those of what is measured. */
function withoutSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours = ["PORT", "HOST", "BASE_URL", "DATA_DIR", "DATABASE_URL", "ADMIN_EMAIL", "ADMIN_PASSWORD"];
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ours.includes(name)));
}

async function answers(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const asking = request(`${url}/health/ready`, { timeout: 5_000 }, (answer) => {
      answer.resume();
      answer.once("end", () => resolve(answer.statusCode === 200));
    });
    asking.once("error", () => setTimeout(() => resolve(false), 10));
    asking.end();
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string")
    throw new Error("A server on a port has an address with a port.");
  return address.port;
}
