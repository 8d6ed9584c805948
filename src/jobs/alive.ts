import type { WorkerEvents } from "graphile-worker";
import type { Pool } from "pg";
import type { Logger } from "pino";

const beat = 10_000;
/** Left alone, the queue frees a dead worker's job only after four hours. */
const silence = "60 seconds";

export interface Alive {
  /** Frees all jobs; for an app that is alone at its database and has just come. */
  freeEverything(): Promise<void>;
  /** Frees the jobs of workers that fell silent. */
  freeSilent(): Promise<void>;
  leave(): Promise<void>;
}

/** Says every ten seconds that this app works, and takes the jobs from those who have not said so for a minute. The clock is the database's. */
export function keepAlive(pool: Pool, events: WorkerEvents, log: Logger): Alive {
  /** The queue locks jobs by the name of the set of workers, not of the single one. */
  let name: string | undefined;
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
      await freeSilent();
    } catch (error) {
      log.warn(
        { reason: error instanceof Error ? error.message : String(error) },
        "could not say that jobs are worked at here",
      );
    }
  }

  async function freeSilent(): Promise<void> {
    await pool.query(`
      select from graphile_worker.force_unlock_workers(array(
        select locked_by from graphile_worker.jobs
        where locked_by is not null and locked_at < now() - interval '${silence}'
          and not exists (select from job_workers where worker_id = locked_by and seen_at > now() - interval '${silence}')))`);
    await pool.query("delete from job_workers where seen_at < now() - interval '1 day'");
  }

  return {
    async freeEverything() {
      await pool.query(
        "select from graphile_worker.force_unlock_workers(array(select distinct locked_by from graphile_worker.jobs where locked_by is not null))",
      );
    },
    freeSilent,
    async leave() {
      clearInterval(timer);
      await rounds;
      await pool.query("delete from job_workers where worker_id = $1", [name]);
    },
  };
}
