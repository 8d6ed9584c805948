import { sql } from "kysely";
import type { Tx } from "../database/transaction.ts";

interface When {
  /** Of jobs with one key only the latest waits; it takes the place of the earlier. */
  key?: string;
  /** Not before; at once when left out. */
  runAt?: Date;
  /** One of this key that waits already keeps its time; else the new one's holds. */
  keepsTime?: boolean;
  /** Jobs of one queue run one after the other. */
  queue?: string;
  /** Tries in all, the waits between them growing; 25 when left out (about three days). */
  attempts?: number;
}

/** More often than a worker can be in between. */
const mostTries = 10;

/** Asks for a job in the caller's transaction: it exists if and only if that commits. */
export async function addJob(tx: Tx, name: string, payload: object, when: When = {}): Promise<void> {
  for (let tries = 0; tries < mostTries; tries++) {
    const { rows } = await sql<{ id: string | null }>`
      select id from graphile_worker.add_job(
        identifier => ${name}::text,
        payload => ${JSON.stringify(payload)}::json,
        job_key => ${when.key ?? null}::text,
        run_at => ${when.runAt ?? null}::timestamptz,
        queue_name => ${when.queue ?? null}::text,
        max_attempts => ${when.attempts ?? null}::int,
        job_key_mode => ${when.keepsTime ? "preserve_run_at" : "replace"}::text
      )`.execute(tx);
    // The queue adds nothing, and says nothing, where a worker takes the waiting job of this key in the middle of its function.
    if (rows[0] && rows[0].id !== null) return;
  }
  throw new Error(`the queue does not take the job ${name}`);
}

/** Takes back a waiting job; one that runs already is not stopped. */
export async function removeJob(tx: Tx, key: string): Promise<void> {
  await sql`select from graphile_worker.remove_job(${key}::text)`.execute(tx);
}

/** Asks for many jobs of one name, each with a key of its own, by one statement. */
export async function addJobs(
  tx: Tx,
  name: string,
  jobs: readonly { key: string; payload: object; runAt?: Date }[],
  { queue }: Pick<When, "queue"> = {},
): Promise<void> {
  const { rows } = await sql<{ key: string }>`
    select j.key from json_to_recordset(${JSON.stringify(jobs)}::json) as j (key text, payload json, "runAt" timestamptz)
    cross join lateral graphile_worker.add_job(
      identifier => ${name}::text, payload => j.payload, job_key => j.key, run_at => j."runAt",
      queue_name => ${queue ?? null}::text) as added
    where added.id is null`.execute(tx);
  const missed = new Set(rows.map(({ key }) => key));
  for (const { key, payload, runAt } of jobs)
    if (missed.has(key)) await addJob(tx, name, payload, { key, runAt, queue });
}
