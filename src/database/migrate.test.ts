import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, beforeEach, test } from "node:test";
import { CannotStart } from "../cannot-start.ts";
import { anEmptyDatabase } from "../testing/database.ts";
import type { Database } from "./connect.ts";
import { migrate, readMigrations, type Migration } from "./migrate.ts";

const people = migration("0001-people.sql", "create table people (name text); insert into people values ('Ann')");
const pets = migration("0002-pets.sql", "create table pets (name text)");
const opened: Database[] = [];

let database: Database;
beforeEach(async () => {
  database = await anEmptyDatabase();
  opened.push(database);
});
after(() => Promise.all(opened.map((each) => each.close())));

test("the migrations of the program bring an empty database up", async () => {
  await migrate(database.pool, await readMigrations());
  assert.equal((await database.pool.query("select from access_groups")).rowCount, 3);
});

test("an update says which migrations it brings; a fresh database needs no words", async () => {
  const said: string[] = [];
  await migrate(database.pool, [people], (line) => said.push(line));
  await migrate(database.pool, [people, pets], (line) => said.push(line));
  assert.deepEqual(said, ["Updating the database: 0002-pets"]);
});

test("only what is missing runs, once", async () => {
  await migrate(database.pool, [people]);
  await migrate(database.pool, [people, pets]);
  await migrate(database.pool, [people, pets]);
  assert.equal((await database.pool.query("select name from people")).rowCount, 1);
  assert.deepEqual(await landed(), ["0001-people.sql", "0002-pets.sql"]);
});

test("F11: of twenty starters at once one runs a migration, the others wait for it", async () => {
  await Promise.all(Array.from({ length: 20 }, () => migrate(database.pool, [people, pets])));
  assert.equal((await database.pool.query("select name from people")).rowCount, 1);
});

test("a migration that fails is taken back whole, and named", async () => {
  const broken = migration("0002-broken.sql", "create table half (n int); select nonsense");
  await assert.rejects(
    migrate(database.pool, [people, broken]),
    /0002-broken.sql failed and was taken back: column "nonsense" does not exist/,
  );
  assert.deepEqual(await landed(), ["0001-people.sql"]);
  assert.equal((await database.pool.query("select to_regclass('half') as half")).rows[0].half, null);
});

test("a file that was changed after it had landed is refused, and nothing runs", async () => {
  await migrate(database.pool, [people]);
  const changed = migration(people.name, `${people.text} -- changed`);
  await assert.rejects(
    migrate(database.pool, [changed, pets]),
    isRefusal(/Changed after it had landed in the database: 0001-people.sql/),
  );
  assert.deepEqual(await landed(), ["0001-people.sql"]);
});

test("a database that is newer than the program is refused", async () => {
  await migrate(database.pool, [people, pets]);
  await assert.rejects(migrate(database.pool, [people]), isRefusal(/newer than this program: it has 0002-pets.sql/));
});

async function landed(): Promise<string[]> {
  const { rows } = await database.pool.query<{ name: string }>("select name from migrations order by name");
  return rows.map((row) => row.name);
}

function migration(name: string, text: string): Migration {
  return { name, text, checksum: createHash("sha256").update(text).digest("hex") };
}

function isRefusal(words: RegExp) {
  return (error: unknown) => error instanceof CannotStart && words.test(error.message);
}
