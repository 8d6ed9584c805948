import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { makeFirstAdministrator } from "../access/first-administrator.ts";
import { buildApp, jobs } from "../app.ts";
import { CannotStart } from "../cannot-start.ts";
import { check } from "../check/check.ts";
import { connect, type Database } from "../database/connect.ts";
import { startEmbedded } from "../database/embedded.ts";
import { openDatabase, openExisting } from "../database/open.ts";
import { startJobs } from "../jobs/start.ts";
import type { Client, Reply } from "../testing/client.ts";
import { password } from "../testing/builders.ts";
import { silent } from "../testing/database.ts";
import { hashTables } from "../testing/hash-tables.ts";
import { upload } from "../testing/imports.ts";
import { aWorld, type World } from "../testing/world.ts";
import { backUp } from "./back-up.ts";
import { restore } from "./restore.ts";

const ada = { email: "ada@acquaint.test" };

describe("A backup", () => {
  let world: World;
  let api: Client;
  /** Holds the archive and the folders that it is restored to. */
  let folder = "";
  let archive = "";
  /** As everything was at the moment of the backup. */
  let then: Record<string, string>;
  let importId = "";
  let elena: { id: string; version: number };
  /** As the restored one was when it had been worked with. */
  let edited: Record<string, string>;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "acquaint-backup-"));
    await chmod(folder, 0o755);
    archive = join(folder, "ada.tar");
    world = await aWorld();
    await makeFirstAdministrator(world.db, { ...ada, password });
    api = await world.signedIn(ada.email);
    elena = await made(api.post("/contacts", person("Elena", "Kovalenko")));
    await made(api.post("/contacts", person("Back\\slash", "'Quote' \\N")));
    await made(api.put(`/contacts/${elena.id}/picture`, await aPicture("teal")));
    // An import whose dry run waits for a worker, with its file in the data folder.
    importId = (await made(upload(api, "First name,Last name\nNina,Ode\nOtto,Paul\n"))).id;
    await made(api.patch(`/imports/${importId}`, {}));
  });
  after(async () => {
    await world.close();
    await rm(folder, { recursive: true, force: true });
  });

  test("F50: shows one moment, whatever is written while it is made", async () => {
    then = await hashTables(world.database.pool);
    const { waiting, go } = await heldBackAt("batches");
    const backup = backUp({ ...source(), file: archive, progress: waiting.look });
    await waiting.reached;
    // The tables that follow are read after all this, and must not show it.
    const { id, version } = await made(api.get(`/contacts/${elena.id}`));
    await made(api.patch(`/contacts/${id}`, { version, firstName: "Olena" }));
    await made(api.put(`/contacts/${id}/picture`, await aPicture("maroon")));
    await made(api.post("/contacts", person("Late", "Comer")));
    await go();
    const manifest = await backup;
    assert.deepEqual(manifest.broken, []);
    assert.equal(manifest.files.count, 2);
    assert.notDeepEqual(await hashTables(world.database.pool), then);
  });

  test("data of another PostgreSQL is not passed over: the start says how to go on", async () => {
    await mkdir(join(restored(), "postgres/17"), { recursive: true });
    await writeFile(join(restored(), "postgres/17/PG_VERSION"), "17\n");
    const words = /database of PostgreSQL 17.*"acquaint backup".*"acquaint restore <file>"/;
    await assert.rejects(open(), refusal(words));
    await assert.rejects(openExisting({ dataDir: restored(), databaseUrl: undefined }, silent), refusal(words));
  });

  test("F50: restored on an empty machine every table is equal, the files are there, and a waiting job goes on", async () => {
    await restore({ ...wish(restored()), file: archive });
    const database = await open();
    try {
      assert.ok(existsSync(join(restored(), "postgres/17/PG_VERSION")), "the old database stays");
      assert.deepEqual(await hashTables(database.pool), then);
      assert.deepEqual(await breaches(database, restored()), []);
      await asBefore(database);
      await worksAgain(database);
      await aFileOfSomebodyElse(database, restored());
      edited = await hashTables(database.pool);
    } finally {
      await database.close();
    }
  });

  test("what is there is replaced only when that is asked for, and kill -9 leaves the old whole or the new whole", async () => {
    await assert.rejects(restore({ ...wish(restored()), file: archive }), refusal(/There are people in .*--replace/));
    await killedAt("statistics");
    const old = await open();
    assert.deepEqual(await hashTables(old.pool), edited);
    assert.deepEqual(await databasesOf(old), ["acquaint", "postgres"]);
    assert.deepEqual(await breaches(old, restored()), []);
    await old.close();

    await killedAt("removing what was there before");
    const now = await open();
    assert.deepEqual(await hashTables(now.pool), then);
    assert.deepEqual(await databasesOf(now), ["acquaint", "postgres"]);
    assert.deepEqual(await breaches(now, restored()), []);

    const joined = await openExisting({ dataDir: restored(), databaseUrl: undefined }, silent);
    assert.deepEqual(await hashTables(joined.pool), then);
    await joined.close();
    const words = /Another Acquaint .* already works/;
    await assert.rejects(restore({ ...wish(restored()), file: archive, replace: true }), refusal(words));
    await now.close();
  });

  test("restores into a database of DATABASE_URL by a role that owns no more than that", async () => {
    const server = await startEmbedded(join(folder, "outside"), { log: silent });
    try {
      const admin = connect(server.connection, silent);
      await admin.pool.query("create role keeper login");
      await admin.pool.query("create database theirs owner keeper");
      const databaseUrl = `postgresql://keeper@/theirs?host=${encodeURIComponent(server.connection.host)}`;
      const outside = { ...wish(join(folder, "outside-files"), databaseUrl), file: archive };
      await restore(outside);
      const database = await openDatabase(outside.config, silent);
      assert.deepEqual(await hashTables(database.pool), then);
      await asBefore(database);
      await assert.rejects(restore(outside), refusal(/An Acquaint is running on this database/));
      const stray = await aFileOfSomebodyElse(database, outside.config.dataDir);
      await database.close();
      await eventually(() => assert.rejects(restore(outside), refusal(/There are people in the database/)));
      await restore({ ...outside, replace: true });
      const again = await openDatabase(outside.config, silent);
      assert.deepEqual(await hashTables(again.pool), then);
      assert.deepEqual(await breaches(again, outside.config.dataDir), []);
      assert.ok(!existsSync(stray), "files of those who are replaced go with them");
      await again.close();
      await admin.pool.query("create database strange owner keeper");
      const strange = databaseUrl.replace("theirs", "strange");
      const stranger = connect({ connectionString: strange }, silent);
      await stranger.pool.query("create table orders (n int)");
      await stranger.close();
      await assert.rejects(
        restore({ ...wish(folder, strange), file: archive }),
        refusal(/something else than Acquaint, such as the table "orders"/),
      );
      await admin.close();
    } finally {
      await server.stop();
    }
  });

  test("of a backup that is broken off nothing is left", async () => {
    const stop = new AbortController();
    const file = join(folder, "broken", "off.tar");
    const progress = (table: string) => table === "contacts" && stop.abort();
    const backup = backUp({ ...source(), file, progress, signal: stop.signal });
    await assert.rejects(backup, { name: "AbortError" });
    assert.deepEqual(await readdir(dirname(file)), []);
  });

  test("a file that is gone or damaged is named and does not keep the rest from the archive", async () => {
    const { rows } = await world.database.pool.query("select path from files order by id");
    const path = join(world.config.dataDir, "files", rows[0].path);
    const bytes = await readFile(path);
    await writeFile(path, bytes.fill(0, 10, 20));
    const file = join(folder, "damaged-picture.tar");
    assert.deepEqual((await backUp({ ...source(), file })).broken, [`files/${rows[0].path}`]);
    await rm(path);
    assert.deepEqual((await backUp({ ...source(), file: `${file}.tar` })).broken, [`files/${rows[0].path}`]);
    assert.match((await breaches(world.database, world.config.dataDir)).join(), /Every file is there/);
  });

  test("where there is nothing, nothing is made for a backup", async () => {
    const nowhere = join(folder, "nowhere");
    const opened = openExisting({ dataDir: nowhere, databaseUrl: undefined }, silent);
    await assert.rejects(opened, refusal(/There is no database in/));
    assert.ok(!existsSync(nowhere));
  });

  const restored = () => join(folder, "empty");
  const open = () => openDatabase({ dataDir: restored(), databaseUrl: undefined }, silent);
  const source = () => ({
    database: world.database,
    dataDir: world.config.dataDir,
    version: "0.0.0",
    progress: (_: string): unknown => undefined,
    signal: new AbortController().signal,
  });

  /** A backup waits for this table, as for one that a migration changes. */
  async function heldBackAt(table: string) {
    const holder = await world.database.pool.connect();
    await holder.query(`begin; lock table ${table} in access exclusive mode`);
    const { promise: reached, resolve } = Promise.withResolvers<void>();
    const look = (what: string) => what === table && resolve();
    return {
      waiting: { reached, look },
      async go() {
        await holder.query("commit");
        holder.release();
      },
    };
  }

  async function worksAgain(database: Database): Promise<void> {
    const config = { ...world.config, dataDir: restored() };
    const app = await buildApp({ database, config, log: silent });
    const working = await startJobs({ database, config, log: silent }, jobs);
    try {
      const headers = { host: new URL(config.baseUrl).host, origin: config.baseUrl };
      const get = (path: string, cookie: string) =>
        app.inject({ url: `/api/v1${path}`, headers: { ...headers, cookie } });
      const still = await get("/contacts", await api.cookie());
      assert.equal(still.statusCode, 401, "who was signed in there is not signed in here");
      const payload = { ...ada, password };
      const signedIn = await app.inject({ method: "POST", url: "/api/v1/session", headers, payload });
      assert.equal(signedIn.statusCode, 200);
      const cookie = String(signedIn.headers["set-cookie"]).split(";")[0] ?? "";
      const { items } = (await get("/contacts?search=kovalenko", cookie)).json();
      assert.deepEqual(
        items.map((one: { firstName: string }) => one.firstName),
        ["Elena"],
      );
      const picture = await get(`/contacts/${elena.id}/picture`, cookie);
      assert.equal((await sharp(picture.rawPayload).metadata()).width, 256);
      await eventually(async () => {
        const { state, counts } = (await get(`/imports/${importId}`, cookie)).json();
        assert.deepEqual([state, counts.created], ["ready", 2]);
      });
    } finally {
      await working.stop();
      await app.close();
    }
  }

  async function killedAt(stage: string): Promise<void> {
    const program = fileURLToPath(new URL("../testing/lone-restore.ts", import.meta.url));
    const restoring = spawn(process.execPath, [program, restored(), archive], { stdio: ["ignore", "pipe", "inherit"] });
    let said = "";
    for await (const text of restoring.stdout) {
      said += text;
      if (said.includes(`${stage}\n`)) break;
    }
    restoring.kill("SIGKILL");
    if (restoring.exitCode === null && restoring.signalCode === null) await once(restoring, "exit");
  }
});

/** Indexes, constraints and triggers are those that the migrations make. */
async function asBefore({ pool }: Database): Promise<void> {
  const { rows } = await pool.query(`
    select (select count(*)::int from pg_index i where not indisvalid) as invalid,
      (select count(*)::int from pg_constraint where contype = 'f') as keys,
      (select count(*)::int from pg_trigger where not tgisinternal and tgenabled = 'O') as triggers`);
  assert.equal(rows[0].invalid, 0);
  assert.ok(rows[0].keys > 20 && rows[0].triggers > 5);
}

async function breaches(database: Database, dataDir: string): Promise<string[]> {
  const found: string[] = [];
  const tell = (says: string, some: readonly string[]) => some.length > 0 && found.push(says);
  await check({ database, dataDir, all: true, tell, signal: new AbortController().signal });
  return found;
}

function wish(dataDir: string, databaseUrl?: string) {
  const quiet = () => {};
  const signal = new AbortController().signal;
  return { config: { dataDir, databaseUrl }, log: silent, replace: false, say: quiet, progress: quiet, signal };
}

/** Of a person whom the archive does not know. */
async function aFileOfSomebodyElse({ pool }: Database, dataDir: string): Promise<string> {
  const { rows } = await pool.query(`
    insert into files (name, type, bytes, sha256, path, subject_kind, subject_id)
    select 'a', 'text/plain', 1, sha256('x'), 'ab/' || new_id(), 'contact', id from contacts limit 1 returning path`);
  const path = join(dataDir, "files", rows[0].path);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, "x");
  return path;
}

async function databasesOf({ pool }: Database): Promise<string[]> {
  const { rows } = await pool.query("select datname from pg_database where not datistemplate order by 1");
  return rows.map(({ datname }) => datname);
}

async function made(asked: Promise<Reply>): Promise<Reply["body"]> {
  const { status, body } = await asked;
  assert.ok(status < 300, `${status} ${JSON.stringify(body)}`);
  return body;
}

function person(firstName: string, lastName: string) {
  return {
    firstName,
    lastName,
    emails: [{ value: `${firstName.toLowerCase().replaceAll(/\W/g, "")}@backup.example` }],
  };
}

async function aPicture(background: string): Promise<FormData> {
  const bytes = await sharp({ create: { width: 300, height: 300, channels: 3, background } })
    .png()
    .toBuffer();
  const form = new FormData();
  form.append("file", new Blob([new Uint8Array(bytes)]), "picture.png");
  return form;
}

function refusal(words: RegExp) {
  return (error: unknown) => {
    assert.ok(error instanceof CannotStart, String(error));
    assert.match(error.message, words);
    return true;
  };
}

async function eventually(holds: () => Promise<unknown>): Promise<void> {
  for (const end = Date.now() + 20_000; ;) {
    try {
      return void (await holds());
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
