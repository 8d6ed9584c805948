import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { askAtStart, jobs } from "../app.ts";
import { readConfig } from "../config.ts";
import type { Database } from "../database/connect.ts";
import { aUser } from "../testing/builders.ts";
import { aDatabase, silent } from "../testing/database.ts";
import { eventually } from "../testing/eventually.ts";
import { hashTables } from "../testing/hash-tables.ts";
import { runHere } from "../testing/worker.ts";
import { startJobs } from "../jobs/start.ts";
import { keepMonths } from "./keep-months.ts";

describe("The journal", () => {
  let database: Database;
  before(async () => {
    database = await aDatabase();
    const { id } = await aUser(database.db);
    // As after a year of standing still, and of a demo that looks back.
    for (const months of [-14, -14, -3, 0, 4, 4, 12])
      await database.pool.query(
        "insert into audit (at, subject_kind, subject_id, action) values (now() + make_interval(months => $1), 'contact', $2, 'updated')",
        [months, id],
      );
  });
  after(() => database.close());

  const config = readConfig({ DATA_DIR: "/nowhere" });
  const keepNow = () => runHere({ db: database.db, database, config }, keepMonths, {});
  const inRest = async () => (await database.pool.query("select from audit_rest")).rowCount;
  const partitionsOf = async (months: readonly number[]) => {
    const { rows } = await database.pool.query(
      `select bool_and(to_regclass('audit_' || to_char(now() + make_interval(months => m), 'YYYY_MM')) is not null) as there
       from unnest($1::int[]) as m`,
      [months],
    );
    return rows[0].there;
  };
  /** Of each entry the table that holds it is the one of its month. */
  const misplaced = async () =>
    (
      await database.pool.query(
        "select from audit where tableoid::regclass::text <> 'audit_' || to_char(at, 'YYYY_MM')",
      )
    ).rowCount;

  test("waits rather than to hold everybody up where somebody reads it for long", async () => {
    const then = await hashTables(database.pool);
    const reader = await database.pool.connect();
    try {
      await reader.query("begin; lock table audit in access share mode");
      await assert.rejects(keepNow(), { code: "55P03" });
    } finally {
      await reader.query("commit");
      reader.release();
    }
    assert.equal(await inRest(), 6);
    assert.deepEqual(await hashTables(database.pool), then);
    const { rows } = await database.pool.query(
      "select run_at > now() + interval '23 hours' as later from graphile_worker.jobs where key = 'audit.keepMonths'",
    );
    assert.deepEqual(rows, [{ later: true }], "it comes again tomorrow");
  });

  test("has the partition of every month that it tells of, from a start on, and no entry is another than before", async () => {
    const then = await hashTables(database.pool);
    const working = await startJobs({ database, config, log: silent }, jobs);
    try {
      await askAtStart({ database });
      await eventually(inRest, (left) => left === 0);
    } finally {
      await working.stop();
    }
    assert.equal(await inRest(), 0);
    assert.equal(await misplaced(), 0);
    assert.ok(await partitionsOf([-14, -3, 0, 1, 2, 4, 12]));
    assert.ok(!(await partitionsOf([-5])), "no partition without a need");
    assert.deepEqual(await hashTables(database.pool), then);
  });

  test("stays as it is when that is done again", async () => {
    await keepNow();
    assert.equal(await misplaced(), 0);
  });
});
