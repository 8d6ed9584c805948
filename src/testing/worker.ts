import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import type { Job } from "../jobs/job.ts";
import { silent } from "./database.ts";
import type { World } from "./world.ts";

/** Another process that works at the jobs of a world, to be killed; it has read the program already when it is told to go. */
export interface Worker {
  go(): void;
  kill(): Promise<void>;
}

/** Whose jobs a worker does: reading one room takes a fraction of reading the whole program. */
const rooms = {
  "every room": { file: "../app.ts", list: "jobs" },
  mail: { file: "../mail/jobs.ts", list: "mailJobs" },
  transfer: { file: "../transfer/jobs.ts", list: "transferJobs" },
  batches: { file: "../batches/jobs.ts", list: "batchJobs" },
} as const;

type Room = keyof typeof rooms;

export function aWorker(world: World, room: Room = "every room"): Worker {
  const module = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
  const { file, list } = rooms[room];
  const script = `
    const [{ connect }, { startJobs }, { ${list}: jobs }, { pino }] = await Promise.all([import(${module("../database/connect.ts")}), import(${module("../jobs/start.ts")}), import(${module(file)}), import("pino")]);
    const log = pino({ level: "silent" });
    const database = connect(${JSON.stringify(world.database.connection)}, log);
    process.stdin.once("data", () => startJobs({ database, config: ${JSON.stringify(world.config)}, log }, jobs));`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["pipe", "ignore", "ignore"],
    cwd: new URL("../..", import.meta.url),
  });
  return {
    go: () => void child.stdin.write("go"),
    async kill() {
      child.kill("SIGKILL");
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    },
  };
}

/** A dead worker's jobs are free after a minute of silence; a test does not wait for it. */
export async function freeJobs(world: World): Promise<void> {
  await sql`select from graphile_worker.force_unlock_workers(array(select locked_by from graphile_worker.jobs where locked_by is not null))`.execute(
    world.db,
  );
}

/** Sets are smaller while calls come in (`rowsAtATime`): by then the last ones are forgotten, in milliseconds. */
const forgotten = 2_050;

type Place = Pick<World, "db" | "database" | "config">;

/** Runs a job here and now to its end, however slow the machine; "one": only its first step, of the size it has when nobody calls. */
export async function runHere(
  { db, database, config }: Place,
  job: Job,
  payload: object,
  steps: "all" | "one" = "all",
): Promise<void> {
  if (steps === "one") await wait(forgotten);
  const signal = steps === "one" ? AbortSignal.abort() : new AbortController().signal;
  await job.run({ db, database, config, log: silent, signal, turn: Infinity }, payload);
}
