import assert from "node:assert/strict";
import { after, test } from "node:test";
import { sql } from "kysely";
import { Type } from "typebox";
import { readConfig } from "../config.ts";
import { inTransaction } from "../database/transaction.ts";
import { aDatabase, silent } from "../testing/database.ts";
import { addJob, addJobs, removeJob } from "./add.ts";
import { job, type JobList } from "./job.ts";
import { startJobs } from "./start.ts";
import { eventually } from "../testing/eventually.ts";

const database = await aDatabase();
after(() => database.close());
const { db, pool } = database;

const done: string[] = [];
const letterWritten = job({
  name: "write-letter",
  payload: Type.Object({ to: Type.String() }),
  run: async (_work, { to }) => void done.push(to),
});

test("a job runs once, after the transaction that asked for it", async () => {
  const working = await work([letterWritten]);
  await inTransaction(db, async (tx) => {
    await addJob(tx, "write-letter", { to: "Ann" });
    await pause(300);
    assert.deepEqual(done, []);
  });
  await eventually(() => done.length > 0);
  await working.stop();
  assert.deepEqual(done.splice(0), ["Ann"]);
  assert.equal(await waiting(), 0);
});

test("a job of a transaction that was taken back never runs", async () => {
  const asked = inTransaction(db, async (tx) => {
    await addJob(tx, "write-letter", { to: "Boris" });
    throw new Error("taken back");
  });
  await assert.rejects(asked);
  assert.equal(await waiting(), 0);
});

test("of jobs with one key the latest waits, and it can be taken back", async () => {
  const later = new Date(Date.now() + 60_000);
  await inTransaction(db, async (tx) => {
    await addJob(tx, "write-letter", { to: "Ann" }, { key: "letter", runAt: later });
    await addJob(tx, "write-letter", { to: "Carla" }, { key: "letter", runAt: later });
  });
  assert.equal(await waiting(), 1);
  await inTransaction(db, (tx) => removeJob(tx, "letter"));
  assert.equal(await waiting(), 0);
});

test("a wish is not lost when a worker takes the waiting job of its key at that very moment", async () => {
  await inTransaction(db, (tx) => addJob(tx, "write-letter", { to: "Early" }, { key: "race" }));
  await inTransaction(db, (tx) => addJob(tx, "write-letter", { to: "Beside" }, { key: "beside" }));
  for (const ask of [addJob, addSeveral]) {
    const worker = await pool.connect();
    await worker.query("begin");
    await worker.query(
      "update graphile_worker._private_jobs set locked_at = now(), locked_by = 'somebody' where key = 'race'",
    );
    const asked = inTransaction(db, (tx) => ask(tx, "write-letter", { to: "Late" }, { key: "race" }));
    await eventually(async () => {
      const found = await pool.query(
        "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      );
      return found.rowCount === 1;
    });
    await worker.query("commit");
    worker.release();
    await asked;
    const found = await sql<{ payload: unknown }>`
      select payload from graphile_worker._private_jobs where key = 'race' and locked_at is null`.execute(db);
    assert.deepEqual(found.rows, [{ payload: { to: "Late" } }]);
  }
  await sql`delete from graphile_worker._private_jobs`.execute(db);
});

const addSeveral: typeof addJob = (tx, name, payload) =>
  addJobs(tx, name, [
    { key: "race", payload },
    { key: "beside", payload },
  ]);

test("a payload of another shape fails the job, which waits to be tried again", async () => {
  const working = await work([letterWritten]);
  await inTransaction(db, (tx) => addJob(tx, "write-letter", { to: 5 }, { key: "wrong" }));
  await eventually(async () => (await lastError()) !== null);
  await working.stop();
  assert.match(String(await lastError()), /payload of write-letter has another shape/);
  await inTransaction(db, (tx) => removeJob(tx, "wrong"));
});

test("F07: the job of a worker that fell silent is run by another, once", async () => {
  await inTransaction(db, (tx) => addJob(tx, "write-letter", { to: "Dmytro" }));
  await pool.query("update graphile_worker._private_jobs set locked_by = 'a worker that died', locked_at = now()");
  const working = await work([letterWritten]);
  await pause(300);
  assert.deepEqual(done, []);
  await pool.query("update graphile_worker._private_jobs set locked_at = now() - interval '61 seconds'");
  await working.freeAbandoned();
  await eventually(() => done.length > 0);
  await working.stop();
  assert.deepEqual(done.splice(0), ["Dmytro"]);
});

test("F02: a job whose connection breaks is run again at once, without using up its tries", async () => {
  const attempts: number[] = [];
  const breaking = job({
    name: "breaking",
    payload: Type.Object({}),
    async run(work) {
      const { rows } = await work.database.pool.query("select attempts from graphile_worker.jobs");
      attempts.push(rows[0].attempts);
      if (attempts.length === 1) await work.database.pool.query("select pg_terminate_backend(pg_backend_pid())");
    },
  });
  const working = await work([breaking]);
  await inTransaction(db, (tx) => addJob(tx, "breaking", {}));
  await eventually(async () => (await waiting()) === 0);
  await working.stop();
  assert.deepEqual(attempts, [1, 1]);
});

test("F02: a job that a broken connection left with an app that knows nothing of it is run again, its queue with it", async () => {
  const working = await work([letterWritten]);
  await eventually(async () => (await pool.query("select from job_workers")).rowCount === 1);
  await inTransaction(db, async (tx) => {
    await addJob(tx, "write-letter", { to: "Galyna" }, { queue: "letters" });
    const lock = sql`locked_by = (select worker_id from job_workers), locked_at = now() - interval '6 seconds'`;
    await sql`update graphile_worker._private_jobs set ${lock}`.execute(tx);
    await sql`update graphile_worker._private_job_queues set ${lock} where queue_name = 'letters'`.execute(tx);
  });
  await pause(300);
  assert.deepEqual(done, []);
  await working.freeAbandoned();
  await eventually(() => done.length > 0);
  await working.stop();
  assert.deepEqual(done.splice(0), ["Galyna"]);
});

test("a worker that lives keeps its job however long that takes", async () => {
  await inTransaction(db, (tx) => addJob(tx, "long", {}));
  let runs = 0;
  const long = job({ name: "long", payload: Type.Object({}), run: async () => (runs++, pause(500)) });
  const working = await work([long]);
  await eventually(() => runs === 1);
  await pool.query("update graphile_worker._private_jobs set locked_at = now() - interval '1 hour'");
  await working.freeAbandoned();
  await eventually(async () => (await waiting()) === 0);
  await working.stop();
  assert.equal(runs, 1);
});

test("an app that is alone at its database takes up at once what its last run left locked", async () => {
  await inTransaction(db, (tx) => addJob(tx, "write-letter", { to: "Eva" }));
  await pool.query("update graphile_worker._private_jobs set locked_by = 'last run', locked_at = now()");
  const working = await startJobs({ database: { ...database, alone: true }, config: readConfig({}), log: silent }, [
    letterWritten,
  ]);
  await eventually(() => done.length > 0);
  await working.stop();
  assert.deepEqual(done.splice(0), ["Eva"]);
});

test("when the database breaks every connection in the middle of a job, the work goes on by itself", async () => {
  let runs = 0;
  const slow = job({ name: "slow", payload: Type.Object({}), run: async () => (runs++, pause(300)) });
  const working = await work([slow, letterWritten]);
  await inTransaction(db, (tx) => addJob(tx, "slow", {}));
  await eventually(() => runs === 1);
  await pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'acquaint jobs' and datname = current_database()",
  );
  await pause(400);
  await inTransaction(db, (tx) => addJob(tx, "write-letter", { to: "Fedir" }));
  await eventually(() => done.length > 0);
  await working.stop();
  assert.deepEqual(done.splice(0), ["Fedir"]);
});

test("stopping tells a running job to leave; it is run again by the next start", async () => {
  await inTransaction(db, (tx) => addJob(tx, "patient", {}));
  const states: string[] = [];
  const patient = job({
    name: "patient",
    payload: Type.Object({}),
    async run({ signal }) {
      states.push("begun");
      if (states.length > 1) return;
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      throw new Error("left at a checkpoint");
    },
  });
  const working = await work([patient]);
  await eventually(() => states.length === 1);
  await working.stop();
  assert.equal(await waiting(), 1);
  await pool.query("update graphile_worker._private_jobs set run_at = now()");
  const next = await work([patient]);
  await eventually(async () => (await waiting()) === 0);
  await next.stop();
  assert.equal(states.length, 2);
});

function work(jobs: JobList) {
  return startJobs({ database, config: readConfig({}), log: silent }, jobs);
}

async function waiting(): Promise<number> {
  const { rows } = await pool.query("select count(*) as n from graphile_worker.jobs");
  return rows[0].n;
}

async function lastError(): Promise<string | null> {
  const { rows } = await pool.query("select last_error from graphile_worker.jobs");
  return rows[0]?.last_error ?? null;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
