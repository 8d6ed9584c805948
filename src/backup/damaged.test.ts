import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { CannotStart } from "../cannot-start.ts";
import type { Database } from "../database/connect.ts";
import { aUser } from "../testing/builders.ts";
import { aDatabase, silent } from "../testing/database.ts";
import { backUp } from "./back-up.ts";
import { openArchive } from "./read-archive.ts";
import { restore } from "./restore.ts";
import { readTarHeader, tarBlock, tarHeader, tarPadding } from "./tar.ts";

describe("F52: an archive that is not as it was written", () => {
  let database: Database;
  let folder = "";
  let good: Buffer;
  let tried = 0;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "acquaint-damaged-"));
    database = await aDatabase();
    const ann = await aUser(database.db);
    await mkdir(join(folder, "files/ab"), { recursive: true });
    const path = "ab/018f0000-0000-7000-8000-0000000000ab";
    await writeFile(join(folder, "files", path), "a small file");
    await database.pool.query(
      `insert into files (name, type, bytes, sha256, path, subject_kind, subject_id) values ('a', 'text/plain', 12, sha256('a small file'), $1, 'contact', $2)`,
      [path, ann.id],
    );
    const file = join(folder, "good.tar");
    await backUp({ database, dataDir: folder, file, version: "0.0.0", progress: () => {}, signal });
    good = await readFile(file);
  });
  after(async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });

  test("is whole before it is damaged", async () => {
    assert.equal(await refusalOf(good), undefined);
  });

  test("is refused for one bit anywhere: in every header, content, gap, and in the end", async () => {
    const places = [...entries(good)].flatMap(({ at, size }) => [
      at + 3,
      at + 130,
      at + tarBlock,
      at + tarBlock + (size >> 1),
      at + tarBlock + size - 1,
      at + tarBlock + size + tarPadding(size) - 1,
    ]);
    for (const place of [...places, good.length - 1, good.length - 1_024]) {
      const bad = Buffer.from(good);
      bad.writeUInt8(bad.readUInt8(place) ^ 4, place);
      assert.ok(await refusalOf(bad), `byte ${place}`);
    }
  });

  test("is refused when it ends too early, wherever", async () => {
    for (let part = 0; part < 40; part++) {
      assert.ok(await refusalOf(good.subarray(0, Math.floor((good.length * part) / 40))), `part ${part}`);
    }
    assert.ok(await refusalOf(Buffer.concat([good, Buffer.alloc(512)])), "and when it goes on");
  });

  test("is refused when an entry is missing, comes twice or is another's", async () => {
    const all = [...entries(good)].map((entry) => ({ ...entry, bytes: good.subarray(entry.at, entry.next) }));
    const end = Buffer.alloc(1_024);
    for (const { name } of all) {
      const rest = all.filter((entry) => entry.name !== name).map(({ bytes }) => bytes);
      assert.ok(await refusalOf(Buffer.concat([...rest, end])), `without ${name}`);
    }
    assert.match(
      (await refusalOf(Buffer.concat([...all.map(({ bytes }) => bytes), all[0]?.bytes ?? end, end]))) ?? "",
      /is in it twice/,
    );
    const stranger = Buffer.concat([tarHeader({ name: "tables/spies.copy.zst", size: 0 })]);
    assert.match(
      (await refusalOf(Buffer.concat([stranger, ...all.map(({ bytes }) => bytes), end]))) ?? "",
      /does not belong to it/,
    );
  });

  test("is refused before anything is touched, in words", async () => {
    const file = join(folder, "bad.tar");
    await writeFile(file, good.subarray(0, good.length - 700));
    const dataDir = join(folder, "untouched");
    const config = { dataDir, databaseUrl: undefined };
    const quiet = () => {};
    await assert.rejects(
      restore({ config, log: silent, file, replace: true, say: quiet, progress: quiet, signal }),
      (error: Error) => {
        assert.ok(error instanceof CannotStart);
        assert.match(error.message, /bad\.tar is no whole archive of Acquaint: it .*Nothing was touched\.$/);
        return true;
      },
    );
    assert.ok(!existsSync(dataDir));
  });

  /** Nothing when the archive is taken. */
  async function refusalOf(bytes: Uint8Array): Promise<string | undefined> {
    const file = join(folder, `tried-${tried++}.tar`);
    await writeFile(file, bytes);
    try {
      await (await openArchive(file, signal)).close();
      return undefined;
    } catch (error) {
      assert.ok(error instanceof CannotStart, String(error));
      return error.message;
    } finally {
      await rm(file);
    }
  }
});

const { signal } = new AbortController();

function* entries(archive: Buffer): Generator<{ name: string; size: number; at: number; next: number }, void> {
  for (let at = 0; ;) {
    const entry = readTarHeader(archive.subarray(at, at + tarBlock));
    if (!entry) return;
    const next = at + tarBlock + entry.size + tarPadding(entry.size);
    yield { ...entry, at, next };
    at = next;
  }
}
