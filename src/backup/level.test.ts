import assert from "node:assert/strict";
import { glob, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { CannotStart } from "../cannot-start.ts";
import { check } from "../check/check.ts";
import type { Database } from "../database/connect.ts";
import { readMigrations } from "../database/migrate.ts";
import { aDatabase, anEmptyDatabase } from "../testing/database.ts";
import { fill } from "./fill.ts";
import { levelOf } from "./level.ts";
import { openArchive } from "./read-archive.ts";

const fixtures = fileURLToPath(new URL("fixtures", import.meta.url));
const { signal } = new AbortController();

test("F51: an archive of every older level restores, and is brought to this one", async () => {
  const migrations = await readMigrations();
  for await (const name of glob("level-*.tar", { cwd: fixtures })) {
    const dataDir = await mkdtemp(join(tmpdir(), "acquaint-level-"));
    const archive = await openArchive(join(fixtures, name), signal);
    const level = levelOf(archive.manifest, migrations);
    assert.ok(level.after.length > 0, `${name} is older than this program`);
    const database = await anEmptyDatabase();
    await fill(database, { archive, level, dataDir, progress: () => {}, signal });
    const plain = await aDatabase();
    assert.deepEqual(await shapeOf(database), await shapeOf(plain), "as the migrations alone make it");
    await plain.close();
    const people = await database.pool.query("select first_name from contacts order by first_name");
    assert.deepEqual(
      people.rows.map(({ first_name }) => first_name),
      ["Ada", "José", "Olena", "Zoë", "Юрій"],
    );
    const jobs = await database.pool.query("select task_identifier as task from graphile_worker.jobs order by 1");
    assert.deepEqual(jobs.rows, [{ task: "transfer.check" }, { task: "transfer.clean" }]);
    const imports = await database.pool.query("select id, file_path from imports");
    assert.equal(imports.rows[0].file_path, join(dataDir, "imports", imports.rows[0].id));
    const tell = (says: string, breaches: readonly string[]) => assert.deepEqual(breaches, [], says);
    await check({ database, dataDir, all: true, tell, signal });
    await archive.close();
    await database.close();
    await rm(dataDir, { recursive: true });
  }
});

test("an archive of a newer program, or of one whose migrations read otherwise, is refused with its version", async () => {
  const migrations = await readMigrations();
  const archive = await openArchive(join(fixtures, "level-0011.tar"), signal);
  await archive.close();
  const refused = (words: RegExp) => (error: Error) => error instanceof CannotStart && words.test(error.message);
  assert.throws(
    () => levelOf(archive.manifest, migrations.slice(0, 9)),
    refused(/newer than this program: it has 0010-sessions-end\.sql, 0011-.*Acquaint 0\.1\.0 or a newer/),
  );
  const changed = migrations.map((one) => (one.name.startsWith("0003") ? { ...one, checksum: "other" } : one));
  assert.throws(() => levelOf(archive.manifest, changed), refused(/where 0003-sign-in\.sql reads otherwise/));
});

/** Everything that the schema consists of, in words. */
async function shapeOf({ pool }: Database): Promise<string[]> {
  const { rows } = await pool.query<{ what: string }>(`
    select pg_get_indexdef(indexrelid) as what from pg_index i join pg_class c on c.oid = i.indrelid where c.relnamespace = 'public'::regnamespace
    union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
    union all select pg_get_triggerdef(oid) || tgenabled::text from pg_trigger where not tgisinternal and tgrelid::regclass::text !~ 'graphile'
    union all select pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace and probin is null
    union all select attrelid::regclass || '.' || attname || format_type(atttypid, atttypmod) || attnotnull::text from pg_attribute
      join pg_class c on c.oid = attrelid where c.relnamespace = 'public'::regnamespace and attnum > 0 and not attisdropped order by 1`);
  return rows.map(({ what }) => what);
}
