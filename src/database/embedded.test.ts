import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { CannotStart } from "../cannot-start.ts";
import { silent } from "../testing/database.ts";
import type { Database } from "./connect.ts";
import { openDatabase } from "./open.ts";

let folder = "";

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "acquaint-embedded-"));
});
after(() => rm(folder, { recursive: true, force: true }));

test("a fresh folder gets a database, with progress in words, that no network reaches and that keeps its promises", async () => {
  const said: string[] = [];
  const database = await open((line) => said.push(line));
  const { rows } = await database.pool.query(`
    select name, setting from pg_settings
    where name in ('listen_addresses', 'fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums') order by name`);
  assert.deepEqual(said, ["Making the database…"]);
  assert.deepEqual(
    rows.map((row) => `${row.name}=${row.setting}`),
    ["data_checksums=on", "fsync=on", "full_page_writes=on", "listen_addresses=", "synchronous_commit=on"],
  );
  await database.close();
});

test("a second start finds what was written, and names are in the order people expect", async () => {
  const first = await open();
  await first.pool.query(`create table people (name text collate "und-x-icu")`);
  await first.pool.query("insert into people values ('Zoe'), ('anna'), ('Їжак'), ('Адам')");
  await first.close();
  const second = await open();
  const { rows } = await second.pool.query("select name from people order by name");
  assert.deepEqual(
    rows.map((row) => row.name),
    ["anna", "Zoe", "Адам", "Їжак"],
  );
  await second.close();
});

test("when the server is killed while the app lives, it comes back and nothing acknowledged is lost", async () => {
  const database = await open();
  await database.pool.query("create table notes (n int)");
  await database.pool.query("insert into notes values (1)");
  process.kill(await serverOf(folder), "SIGKILL");
  assert.equal(await eventually(async () => (await database.pool.query("select n from notes")).rows[0].n), 1);
  await database.close();
});

test("a connection that breaks in the middle of a transaction fails that transaction and not the process", async () => {
  const database = await open();
  const work = database.db.transaction().execute(async (tx) => {
    await sql`select 1`.execute(tx);
    process.kill(await serverOf(folder), "SIGKILL");
    await new Promise((resolve) => setTimeout(resolve, 100));
    await sql`select 1`.execute(tx);
  });
  await assert.rejects(work);
  assert.equal(await eventually(async () => (await database.pool.query("select 1 as one")).rows[0].one), 1);
  await database.close();
});

test("a second app on the folder is refused and told whose it is", async () => {
  const database = await open();
  await assert.rejects(open(), (error: Error) => {
    assert.ok(error instanceof CannotStart);
    assert.match(error.message, new RegExp(`process ${process.pid}\\) already works in ${folder}`));
    return true;
  });
  await database.close();
});

test("F44: when the app is killed, the next start ends the server it left behind, and finds everything", async () => {
  const app = await loneDatabase();
  const orphan = await serverOf(folder);
  app.kill("SIGKILL");
  await once(app, "exit");
  const said: string[] = [];
  const database = await open((line) => said.push(line));
  assert.deepEqual(said, ["Stopping the database that the last run left behind…"]);
  assert.notEqual(await serverOf(folder), orphan);
  assert.equal((await database.pool.query("select n from notes")).rows[0].n, 1);
  await database.close();
});

test("when app and server are killed together, the next start works", async () => {
  const app = await loneDatabase();
  const server = await serverOf(folder);
  app.kill("SIGKILL");
  process.kill(server, "SIGKILL");
  await once(app, "exit");
  const database = await open();
  assert.equal((await database.pool.query("select n from notes")).rows[0].n, 1);
  await database.close();
});

test("F45: a note left by a server whose process number somebody else has now does not stop the start", async () => {
  const app = await loneDatabase();
  const server = await serverOf(folder);
  app.kill("SIGKILL");
  process.kill(server, "SIGKILL");
  await once(app, "exit");
  const stranger = spawn("sleep", ["60"]);
  const note = join(folder, "postgres/18/postmaster.pid");
  await writeFile(note, (await readFile(note, "utf8")).replace(/^\d+/, String(stranger.pid)));
  const database = await open();
  assert.equal(stranger.exitCode, null);
  stranger.kill();
  await database.close();
});

test("F45: a note that a dying server left empty does not stop the start", async () => {
  await writeFile(join(folder, "postgres/18/postmaster.pid"), "");
  const database = await open();
  assert.equal((await database.pool.query("select 1 as one")).rows[0].one, 1);
  await database.close();
});

test("a database whose making was cut off is made anew", async () => {
  const other = await mkdtemp(join(tmpdir(), "acquaint-embedded-"));
  await mkdir(join(other, "postgres/18.new/base"), { recursive: true });
  await writeFile(join(other, "postgres/18.new/PG_VERSION"), "18\n");
  const database = await openDatabase({ dataDir: other, databaseUrl: undefined }, silent);
  await database.close();
  assert.ok(!existsSync(join(other, "postgres/18.new")));
  await rm(other, { recursive: true });
});

test("a folder whose path is too long for a socket works all the same", async () => {
  const top = await mkdtemp(join(tmpdir(), "acquaint-embedded-"));
  await chmod(top, 0o755);
  const deep = join(top, "a-folder-with-a-rather-long-name", "and-another-one-below-it", "and-yet-another-one", "data");
  const database = await openDatabase({ dataDir: deep, databaseUrl: undefined }, silent);
  assert.equal((await database.pool.query("select 1 as one")).rows[0].one, 1);
  await database.close();
  await rm(top, { recursive: true });
});

test("as root, a folder that the server's user cannot reach is named", { skip: process.getuid?.() !== 0 }, async () => {
  const closed = await mkdtemp(join(tmpdir(), "acquaint-embedded-"));
  await assert.rejects(
    openDatabase({ dataDir: join(closed, "data"), databaseUrl: undefined }, silent),
    (error: Error) => {
      assert.ok(error instanceof CannotStart);
      assert.match(error.message, /lies where the user "postgres".* cannot reach it/);
      return true;
    },
  );
  await rm(closed, { recursive: true });
});

function open(say?: (line: string) => void): Promise<Database> {
  return openDatabase({ dataDir: folder, databaseUrl: undefined }, silent, say);
}

async function loneDatabase(): Promise<ChildProcess> {
  const program = fileURLToPath(new URL("../testing/lone-database.ts", import.meta.url));
  const app = spawn(process.execPath, [program, folder], { stdio: ["ignore", "pipe", "inherit"] });
  assert.ok(app.stdout);
  await once(app.stdout, "data");
  return app;
}

async function serverOf(dataDir: string): Promise<number> {
  return Number((await readFile(join(dataDir, "postgres/18/postmaster.pid"), "utf8")).split("\n")[0]);
}

async function eventually<T>(ask: () => Promise<T>): Promise<T> {
  for (const end = Date.now() + 20_000; ;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
