import { EventEmitter } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { run, type Runner, type TaskList, type WorkerEvents } from "graphile-worker";
import pg from "pg";
import { isAway } from "../database/away.ts";
import { outliveServer } from "../database/connect.ts";
import { watchSpace } from "../database/space.ts";
import { keepAlive } from "./alive.ts";
import type { Job, JobList, Work } from "./job.ts";
import { loggerOfQueue } from "./logger.ts";

/** Jobs that run at the same time in one app; the machine has other things to do. */
const concurrency = 2;
/** How long a job waits for a database that is away, in milliseconds. */
const patience = 60_000;
/** `Work.turn`: short of what a job may take. */
const turn = 6_000;

type Place = Pick<Work, "database" | "config" | "log">;

export interface Jobs {
  /** Lets running jobs end for three seconds, then tells them to leave; what is not done is run again later. */
  stop(): Promise<void>;
  /** Takes the jobs from workers that have been silent for a minute, and those that broken connections have left; happens by itself every ten seconds. */
  freeAbandoned(): Promise<void>;
}

/** Works at the jobs of the database until stopped. The queue has connections of its own, for it listens. */
export async function startJobs(place: Place, jobs: JobList): Promise<Jobs> {
  const { database, log } = place;
  const pool = new pg.Pool({
    ...database.connection,
    max: concurrency + 3,
    keepAlive: true,
    application_name: "acquaint jobs",
  });
  outliveServer(pool, log);
  const events: WorkerEvents = new EventEmitter();
  const alive = keepAlive(pool, events, log);
  if (database.alone) await alive.freeEverything();
  let stopping = false;
  let runner = await begin();
  void keepRunning();

  function begin(): Promise<Runner> {
    return run({
      pgPool: pool,
      taskList: tasksOf(jobs, place),
      parsedCronItems: [],
      concurrency,
      pollInterval: 2_000,
      noHandleSignals: true,
      gracefulShutdownAbortTimeout: 3_000,
      logger: loggerOfQueue(log),
      events,
    });
  }

  /** The queue gives up when it cannot tell the database how a job ended; the database comes back, and so must the queue. */
  async function keepRunning(): Promise<void> {
    while (!stopping) {
      await runner.promise.catch((error: unknown) => log.error({ err: error }, "the work at jobs broke off"));
      if (stopping) return;
      await wait(1_000, undefined, { ref: false });
      runner = await begin().catch(() => runner);
      if (stopping) await runner.stop().catch(() => {});
    }
  }

  return {
    freeAbandoned: alive.freeAbandoned,
    async stop() {
      stopping = true;
      await runner.stop().catch(() => {});
      await alive.leave();
      await pool.end();
    },
  };
}

function tasksOf(jobs: JobList, place: Place): TaskList {
  return Object.fromEntries(jobs.map((job) => [job.name, taskOf(job, place)]));
}

function taskOf(job: Job, { database, config, log }: Place): TaskList[string] {
  const space = watchSpace(config.dataDir);
  return async (payload, { abortSignal: signal }) => {
    // On a full disk the work waits, rather than to use up its tries.
    while (database.alone && (await space.isShort())) await wait(2_000, undefined, { signal });
    const work = { db: database.db, database, config, signal, turn, log: log.child({ job: job.name }) };
    await againWhenBack(() => job.run(work, payload), database.pool, signal);
  };
}

/**
 * A database that was away for a moment is no failure of the job: once it answers, the job runs again, and not after the queue's
 * ever longer pauses. Three times: a job that brings the database down is left to them.
 */
async function againWhenBack(run: () => Promise<void>, pool: pg.Pool, signal: AbortSignal | undefined): Promise<void> {
  for (let left = 3; ; left--) {
    try {
      return await run();
    } catch (error) {
      if (!isAway(error) || left === 0 || signal?.aborted) throw error;
    }
    await untilItAnswers(pool, signal);
  }
}

async function untilItAnswers(pool: pg.Pool, signal: AbortSignal | undefined): Promise<void> {
  for (const end = Date.now() + patience; Date.now() < end;) {
    await wait(500, undefined, { signal });
    const answered = await pool.query("select 1").catch(() => undefined);
    if (answered) return;
  }
}
