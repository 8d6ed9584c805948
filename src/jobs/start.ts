import { EventEmitter } from "node:events";
import { run, type TaskList, type WorkerEvents } from "graphile-worker";
import pg from "pg";
import type { Logger } from "pino";
import { outliveServer, type Database } from "../database/connect.ts";
import { keepAlive } from "./alive.ts";
import type { Job, JobList } from "./job.ts";
import { loggerOfQueue } from "./logger.ts";

/** Jobs that run at the same time in one app; the machine has other things to do. */
const concurrency = 2;

export interface Jobs {
  /** Lets running jobs end for five seconds, then tells them to leave; what is not done is run again later. */
  stop(): Promise<void>;
}

/** Works at the jobs of the database until stopped. The queue has connections of its own, for it listens. */
export async function startJobs(database: Database, jobs: JobList, log: Logger): Promise<Jobs> {
  const pool = new pg.Pool({ ...database.connection, max: concurrency + 3, keepAlive: true, application_name: "acquaint jobs" });
  outliveServer(pool, log);
  const events: WorkerEvents = new EventEmitter();
  const alive = keepAlive(pool, events, log);
  if (database.alone) await alive.freeEverything();
  const runner = await run({
    pgPool: pool,
    taskList: tasksOf(jobs, database, log),
    parsedCronItems: [],
    concurrency,
    pollInterval: 2_000,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: 5_000,
    logger: loggerOfQueue(log),
    events,
  });
  runner.promise.catch((error: unknown) => log.error({ error }, "the workers ended"));
  return {
    async stop() {
      await runner.stop();
      await alive.leave();
      await pool.end();
    },
  };
}

function tasksOf(jobs: JobList, database: Database, log: Logger): TaskList {
  return Object.fromEntries(jobs.map((job) => [job.name, taskOf(job, database, log)]));
}

function taskOf(job: Job, { db }: Database, log: Logger): TaskList[string] {
  return async (payload, { abortSignal: signal }) => {
    await job.run({ db, signal, log: log.child({ job: job.name }) }, payload);
  };
}
