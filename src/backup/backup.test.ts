import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { after, before, describe, test } from "node:test";
import { readMigrations } from "../database/migrate.ts";
import { openExisting } from "../database/open.ts";
import type { Client } from "../testing/client.ts";
import { anEmptyDatabase, silent } from "../testing/database.ts";
import { hashTables } from "../testing/hash-tables.ts";
import { aKeptWorld, aPicture, made, person, type KeptWorld } from "../testing/kept-world.ts";
import { breaches, refusal } from "../testing/restoring.ts";
import type { World } from "../testing/world.ts";
import { backUp } from "./back-up.ts";
import { fill } from "./fill.ts";
import { levelOf } from "./level.ts";
import { tableEntry } from "./manifest.ts";
import { unpacking } from "./pack.ts";
import { openArchive } from "./read-archive.ts";

describe("A backup", () => {
  let kept: KeptWorld;
  let world: World;
  let api: Client;

  before(async () => {
    kept = await aKeptWorld();
    ({ world, api } = kept);
  });
  after(() => kept.close());

  test("F50: shows one moment, whatever is written while it is made", async () => {
    const then = await hashTables(world.database.pool);
    const file = join(kept.folder, "ada.tar");
    const { waiting, go } = await heldBackAt("batches");
    const backup = backUp({ ...kept.source, file, progress: waiting.look });
    await waiting.reached;
    // The tables that follow are read after all this, and must not show it.
    const { id, version } = await made(api.get(`/contacts/${kept.elena.id}`));
    await made(api.patch(`/contacts/${id}`, { version, firstName: "Olena" }));
    await made(api.put(`/contacts/${id}/picture`, await aPicture("maroon")));
    await made(api.post("/contacts", person("Late", "Comer")));
    await go();
    const manifest = await backup;
    assert.deepEqual(manifest.broken, []);
    assert.equal(manifest.files.count, 2);
    assert.notDeepEqual(await hashTables(world.database.pool), then);
    assert.deepEqual(await hashesIn(file), then);
  });

  test("of a backup that is broken off nothing is left", async () => {
    const stop = new AbortController();
    const file = join(kept.folder, "broken", "off.tar");
    const progress = (table: string) => table === "contacts" && stop.abort();
    const backup = backUp({ ...kept.source, file, progress, signal: stop.signal });
    await assert.rejects(backup, { name: "AbortError" });
    assert.deepEqual(await readdir(dirname(file)), []);
  });

  test("a file that is gone or damaged is named and does not keep the rest from the archive", async () => {
    const { rows } = await world.database.pool.query("select path from files order by id");
    const path = join(world.config.dataDir, "files", rows[0].path);
    const bytes = await readFile(path);
    await writeFile(path, bytes.fill(0, 10, 20));
    const file = join(kept.folder, "damaged-picture.tar");
    assert.deepEqual((await backUp({ ...kept.source, file })).broken, [`files/${rows[0].path}`]);
    await rm(path);
    assert.deepEqual((await backUp({ ...kept.source, file: `${file}.tar` })).broken, [`files/${rows[0].path}`]);
    assert.match((await breaches(world.database, world.config.dataDir)).join(), /Every file is there/);
  });

  test("no archive holds a link that lets somebody in: mail with one that has not left stays out, and so do its words", async () => {
    const secret = "lets-you-in-lets-you-in-lets-you-in";
    const insert = `insert into outbox (kind, recipient, language, subject, text, html, is_secret, expires_at)
      values ('invitation', $1, 'en', 'Invitation', $2, $2, $3, now() + interval '1 day')`;
    await world.database.pool.query(insert, ["gus@house.example", secret, true]);
    await world.database.pool.query(insert, ["gus@house.example", "no secret", false]);
    const file = join(kept.folder, "mail.tar");
    await backUp({ ...kept.source, file });
    const archive = await openArchive(file, new AbortController().signal);
    const chunks: Uint8Array[] = [];
    for await (const chunk of Readable.from(archive.rows(tableEntry("outbox"))).pipe(unpacking())) chunks.push(chunk);
    const rows = Buffer.concat(chunks).toString();
    await archive.close();
    await world.database.pool.query("delete from outbox where recipient = 'gus@house.example'");
    assert.match(rows, /no secret/);
    assert.doesNotMatch(rows, /lets-you-in/);
  });

  test("where there is nothing, nothing is made for a backup", async () => {
    const nowhere = join(kept.folder, "nowhere");
    const opened = openExisting({ dataDir: nowhere, databaseUrl: undefined }, silent);
    await assert.rejects(opened, refusal(/There is no database in/));
    assert.ok(!existsSync(nowhere));
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

  /** Of every table, once the archive is in an empty database. */
  async function hashesIn(file: string): Promise<Record<string, string>> {
    const { signal } = new AbortController();
    const archive = await openArchive(file, signal);
    const database = await anEmptyDatabase();
    const level = levelOf(archive.manifest, await readMigrations());
    await fill(database, { archive, level, dataDir: join(kept.folder, "filled"), progress: () => {}, signal });
    const hashes = await hashTables(database.pool);
    await database.close();
    await archive.close();
    return hashes;
  }
});
