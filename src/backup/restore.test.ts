import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { glob, mkdir, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { buildApp, jobs } from "../app.ts";
import type { Database } from "../database/connect.ts";
import { openDatabase, openExisting } from "../database/open.ts";
import { startJobs } from "../jobs/start.ts";
import { password } from "../testing/builders.ts";
import { silent } from "../testing/database.ts";
import { hashTables } from "../testing/hash-tables.ts";
import { ada, aKeptWorld, aPicture, archived, made, type KeptWorld } from "../testing/kept-world.ts";
import { aFileOfSomebodyElse, asMigrated, breaches, eventually, refusal, restoreInto } from "../testing/restoring.ts";
import { backUp } from "./back-up.ts";
import { placeFiles } from "./place-files.ts";
import { sweepPlaced } from "./placed-files.ts";
import { openArchive } from "./read-archive.ts";
import { restore } from "./restore.ts";

describe("Restoring", () => {
  let kept: KeptWorld;
  let file = "";
  /** As everything was at the moment of the backup. */
  let then: Record<string, string>;
  /** As the restored one was when it had been worked with. */
  let edited: Record<string, string>;

  before(async () => {
    kept = await aKeptWorld();
    ({ file, hashes: then } = await archived(kept));
  });
  after(() => kept.close());

  test("data of another PostgreSQL is not passed over: the start says how to go on", async () => {
    await mkdir(join(restored(), "postgres/17"), { recursive: true });
    await writeFile(join(restored(), "postgres/17/PG_VERSION"), "17\n");
    const words = /database of PostgreSQL 17.*"acquaint backup".*"acquaint restore <file>"/;
    await assert.rejects(open(), refusal(words));
    await assert.rejects(openExisting({ dataDir: restored(), databaseUrl: undefined }, silent), refusal(words));
  });

  test("F50: restored on an empty machine every table is equal, the files are there, and a waiting job goes on", async () => {
    await restore({ ...restoreInto(restored()), file });
    const database = await open();
    try {
      assert.ok(existsSync(join(restored(), "postgres/17/PG_VERSION")), "the old database stays");
      assert.deepEqual(await hashTables(database.pool), then);
      assert.deepEqual(await breaches(database, restored()), []);
      await asMigrated(database);
      await worksAgain(database);
      await aFileOfSomebodyElse(database, restored());
      edited = await hashTables(database.pool);
    } finally {
      await database.close();
    }
  });

  test("what is there is replaced only when that is asked for, and kill -9 leaves the old whole or the new whole", async () => {
    await assert.rejects(restore({ ...restoreInto(restored()), file }), refusal(/There are people in .*--replace/));
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
    await assert.rejects(restore({ ...restoreInto(restored()), file, replace: true }), refusal(words));
    await now.close();
  });

  test("files of a restore that was cut off go at the next start; those that nobody has noted stay", async () => {
    await made(kept.api.put(`/contacts/${kept.elena.id}/picture`, await aPicture("maroon")));
    const newer = join(kept.folder, "newer.tar");
    await backUp({ ...kept.source, file: newer });
    const before = await filesIn(restored());
    const archive = await openArchive(newer, kept.source.signal);
    await placeFiles(archive, restored(), () => {});
    await archive.close();
    assert.equal((await filesIn(restored())).length, before.length + 1);
    await writeFile(join(restored(), "files/of-another"), "x");
    const database = await open();
    await sweepPlaced(database.pool, restored());
    assert.deepEqual(await filesIn(restored()), [...before, "files/of-another"].toSorted());
    assert.ok(!existsSync(join(restored(), "restoring-files")));
    assert.deepEqual(await breaches(database, restored()), []);
    await database.close();
  });

  const restored = () => join(kept.folder, "empty");
  const open = () => openDatabase({ dataDir: restored(), databaseUrl: undefined }, silent);

  async function worksAgain(database: Database): Promise<void> {
    const config = { ...kept.world.config, dataDir: restored() };
    const app = await buildApp({ database, config, log: silent });
    const working = await startJobs({ database, config, log: silent }, jobs);
    try {
      const headers = { host: new URL(config.baseUrl).host, origin: config.baseUrl };
      const get = (path: string, cookie: string) =>
        app.inject({ url: `/api/v1${path}`, headers: { ...headers, cookie } });
      const still = await get("/contacts", await kept.api.cookie());
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
      const picture = await get(`/contacts/${kept.elena.id}/picture`, cookie);
      assert.equal((await sharp(picture.rawPayload).metadata()).width, 256);
      await eventually(async () => {
        const { state, counts } = (await get(`/imports/${kept.importId}`, cookie)).json();
        assert.deepEqual([state, counts.created], ["ready", 2]);
      });
    } finally {
      await working.stop();
      await app.close();
    }
  }

  async function killedAt(stage: string): Promise<void> {
    const program = fileURLToPath(new URL("../testing/lone-restore.ts", import.meta.url));
    const restoring = spawn(process.execPath, [program, restored(), file], { stdio: ["ignore", "pipe", "inherit"] });
    let said = "";
    for await (const text of restoring.stdout) {
      said += text;
      if (said.includes(`${stage}\n`)) break;
    }
    restoring.kill("SIGKILL");
    if (restoring.exitCode === null && restoring.signalCode === null) await once(restoring, "exit");
  }
});

async function databasesOf({ pool }: Database): Promise<string[]> {
  const { rows } = await pool.query("select datname from pg_database where not datistemplate order by 1");
  return rows.map(({ datname }) => datname);
}

async function filesIn(dataDir: string): Promise<string[]> {
  const paths: string[] = [];
  for await (const entry of glob("{files,imports}/**", { cwd: dataDir, withFileTypes: true }))
    if (entry.isFile()) paths.push(relative(dataDir, join(entry.parentPath, entry.name)));
  return paths.toSorted();
}
