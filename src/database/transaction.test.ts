import assert from "node:assert/strict";
import { after, test } from "node:test";
import { sql } from "kysely";
import { aDatabase } from "../testing/database.ts";
import { inTransaction, reading, type Tx } from "./transaction.ts";

const database = await aDatabase();
after(() => database.close());

const { db, pool } = database;
await pool.query(
  "create table counters (name text primary key, n int); insert into counters values ('a', 0), ('b', 0)",
);

test("two transactions that deadlock both succeed, for the loser is tried again", async () => {
  const inOrder = (names: string[]) =>
    inTransaction(db, async (tx) => {
      for (const name of names) {
        await count(tx, name);
        await sql`select pg_sleep(0.1)`.execute(tx);
      }
    });
  await Promise.all([inOrder(["a", "b"]), inOrder(["b", "a"])]);
  assert.deepEqual((await pool.query("select n from counters order by name")).rows, [{ n: 2 }, { n: 2 }]);
});

test("a collision that never ends is given up after three more tries", async () => {
  let tries = 0;
  const work = inTransaction(db, async (tx) => {
    tries++;
    await sql`do $$ begin raise exception 'again' using errcode = '40001'; end $$`.execute(tx);
  });
  await assert.rejects(work, { code: "40001" });
  assert.equal(tries, 4);
});

test("other errors are not tried again", async () => {
  let tries = 0;
  await assert.rejects(
    inTransaction(db, async () => {
      tries++;
      throw new Error("no");
    }),
    /no/,
  );
  assert.equal(tries, 1);
});

test("reading cannot write", async () => {
  await assert.rejects(
    reading(db, (tx) => count(tx, "a")),
    { code: "25006" },
  );
});

test("reading is ended by the server after two seconds, and the limit does not outlive it", async () => {
  await assert.rejects(
    reading(db, (tx) => sql`select pg_sleep(5)`.execute(tx)),
    { code: "57014" },
  );
  const { rows } = await pool.query("show statement_timeout");
  assert.equal(rows[0].statement_timeout, "0");
});

test("values arrive as JavaScript has them: exact numbers, days as text, moments as dates", async () => {
  const { rows } =
    await pool.query(`select 42::bigint as small, 9007199254740993::bigint as large, array[1::bigint, null] as several,
    date '2024-02-29' as day, array[date '2024-02-29'] as days, timestamptz '2024-02-29 12:00Z' as moment, 0.10::numeric as money, '{"a": [1]}'::jsonb as json`);
  assert.deepEqual(rows[0], {
    small: 42,
    large: "9007199254740993",
    several: [1, null],
    day: "2024-02-29",
    days: ["2024-02-29"],
    moment: new Date("2024-02-29T12:00:00Z"),
    money: "0.10",
    json: { a: [1] },
  });
});

async function count(tx: Tx, name: string): Promise<void> {
  await sql`update counters set n = n + 1 where name = ${name}`.execute(tx);
}
