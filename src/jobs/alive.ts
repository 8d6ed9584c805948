import type { WorkerEvents } from "graphile-worker";
import type { Pool } from "pg";
import type { Logger } from "pino";

const beat = 10_000;
/** Left alone, the queue frees a dead worker's job only after four hours. */
const silence = "60 seconds";

export interface Alive {
  /** Frees all jobs; for an app that is alone at its database and has just come. */
  freeEverything(): Promise<void>;
  /** Frees the jobs of workers that fell silent, and those that this app has without knowing of it. */
  freeAbandoned(): Promise<void>;
  leave(): Promise<void>;
}

/** Between the end of a job and the moment the database knows of it. */
const telling = 5_000;

/** Says every ten seconds that this app works, and takes the jobs from those who have not said so for a minute. The clock is the database's. */
export function keepAlive(pool: Pool, events: WorkerEvents, log: Logger): Alive {
  /** The queue locks jobs by the name of the set of workers, not of the single one. */
  let name: string | undefined;
  /** The jobs that run here, and those that have just ended. */
  const held = new Set<string>();
  events.on("job:start", ({ job }) => void held.add(job.id));
  events.on("job:complete", ({ job }) => void setTimeout(() => held.delete(job.id), telling).unref());
  events.on("pool:create", ({ workerPool }) => {
    name = workerPool.id;
    next();
  });
  const timer = setInterval(next, beat);
  timer.unref();
  let rounds = Promise.resolve();

  function next(): void {
    rounds = rounds.then(round);
  }

  async function round(): Promise<void> {
    try {
      await pool.query(
        "insert into job_workers (worker_id) values ($1) on conflict (worker_id) do update set seen_at = now()",
        [name],
      );
      await freeAbandoned();
    } catch (error) {
      log.warn(
        { reason: error instanceof Error ? error.message : String(error) },
        "could not say that jobs are worked at here",
      );
    }
  }

  async function freeAbandoned(): Promise<void> {
    await freeForgotten();
    await pool.query(`
      select from graphile_worker.force_unlock_workers(array(
        select locked_by from graphile_worker.jobs
        where locked_by is not null and locked_at < now() - interval '${silence}'
          and not exists (select from job_workers where worker_id = locked_by and seen_at > now() - interval '${silence}')))`);
    await pool.query("delete from job_workers where seen_at < now() - interval '1 day'");
  }

  /**
   * A connection that breaks while the queue takes a job, or tells how one ended, leaves the job locked by this app, which
   * lives and knows nothing of it: without this it would never run again.
   */
  async function freeForgotten(): Promise<void> {
    await pool.query(
      `with freed as (
        update graphile_worker._private_jobs set locked_by = null, locked_at = null
        where locked_by = $1 and locked_at < now() - interval '${telling} milliseconds' and id <> all($2::bigint[])
        returning job_queue_id)
      update graphile_worker._private_job_queues set locked_by = null, locked_at = null
      where locked_by = $1 and id in (select job_queue_id from freed)`,
      [name, [...held]],
    );
  }

  return {
    async freeEverything() {
      await pool.query(
        "select from graphile_worker.force_unlock_workers(array(select distinct locked_by from graphile_worker.jobs where locked_by is not null))",
      );
    },
    async freeAbandoned() {
      // Not before this app has said that it lives: its own jobs would be taken.
      await rounds;
      await freeAbandoned();
    },
    async leave() {
      clearInterval(timer);
      await rounds;
      await pool.query("delete from job_workers where worker_id = $1", [name]);
    },
  };
}
