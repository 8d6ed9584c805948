import { spawn, type ChildProcess } from "node:child_process";
import { sql } from "kysely";
import type { Job } from "../jobs/job.ts";
import { silent } from "./database.ts";
import type { World } from "./world.ts";

/** Another process that works at the jobs of a world, to be killed. */
export function aWorker(world: World): ChildProcess {
  const module = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
  const script = `
    const [{ connect }, { startJobs }, { jobs }, { pino }] = await Promise.all([import(${module("../database/connect.ts")}), import(${module("../jobs/start.ts")}), import(${module("../app.ts")}), import("pino")]);
    const log = pino({ level: "silent" });
    const database = connect(${JSON.stringify(world.database.connection)}, log);
    await startJobs({ database, config: ${JSON.stringify(world.config)}, log }, jobs);`;
  return spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: "ignore",
    cwd: new URL("../..", import.meta.url),
  });
}

/** A dead worker's jobs are free after a minute of silence; a test does not wait for it. */
export async function freeJobs(world: World): Promise<void> {
  await sql`select from graphile_worker.force_unlock_workers(array(select locked_by from graphile_worker.jobs where locked_by is not null))`.execute(
    world.db,
  );
}

/** Runs a job here and now, as far as it gets in one run; "one": only its first step. */
export async function runHere(world: World, job: Job, payload: object, steps: "all" | "one" = "all"): Promise<void> {
  const signal = steps === "one" ? AbortSignal.abort() : new AbortController().signal;
  await job.run({ db: world.db, database: world.database, config: world.config, log: silent, signal }, payload);
}
