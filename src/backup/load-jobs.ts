import type { PoolClient } from "pg";

/** Asks once more for the jobs that waited or ran, in their order, with the tries they have had; whoever ran them is gone. */
export async function loadJobs(client: PoolClient, copy: (statement: string) => Promise<void>): Promise<void> {
  await client.query("delete from graphile_worker._private_jobs");
  await client.query(`create temporary table asked (id bigint, identifier text, payload json, queue_name text, run_at timestamptz,
    priority int, attempts int, max_attempts int, key text, flags text[]) on commit drop`);
  await copy("copy asked from stdin");
  await client.query(`
    create temporary table made on commit drop as
    select attempts, (graphile_worker.add_job(identifier, payload, queue_name, run_at, max_attempts, key, priority, nullif(flags, '{}'))).id
    from (select * from asked order by id) as asked`);
  await client.query(
    "select graphile_worker.reschedule_jobs(array[id], attempts => attempts) from made where attempts > 0",
  );
}
