import assert from "node:assert/strict";
import { test } from "node:test";
import pg from "pg";
import { CannotStart } from "../cannot-start.ts";
import { silent } from "../testing/database.ts";
import { testCluster } from "../testing/cluster.ts";
import { knowsLettersOfAsciiOnly, whyUnfit } from "./check-server.ts";
import { superuser } from "./embedded/folder.ts";
import { openDatabase } from "./open.ts";

const fit = { version: 150_004, shown: "15.4", encoding: "UTF8", icu: true, ctype: "C.UTF-8", off: [] };

test("PostgreSQL 15 in UTF-8 with ICU that keeps its promises is fit", () => {
  assert.equal(whyUnfit(fit), undefined);
});

test("an older one is refused with its version", () => {
  const old = { ...fit, version: 140_010, shown: "14.10 (Debian)" };
  assert.equal(whyUnfit(old), "The database is PostgreSQL 14.10 (Debian); Acquaint needs 15 or newer.");
});

test("another encoding and a missing ICU are named", () => {
  assert.match(whyUnfit({ ...fit, encoding: "SQL_ASCII" }) ?? "", /encoded in SQL_ASCII/);
  assert.match(whyUnfit({ ...fit, icu: false }) ?? "", /no collation "und-x-icu"/);
});

test("letters of every alphabet have trigrams, so that no name is searched without an index", async () => {
  const client = new pg.Client(await urlOf("postgres"));
  await client.connect();
  await client.query("create extension if not exists pg_trgm");
  const { rows } = await client.query("select show_trgm('їжак') <> '{}' as known");
  await client.end();
  assert.deepEqual(rows, [{ known: true }]);
  assert.ok(knowsLettersOfAsciiOnly({ ctype: "C" }));
  assert.ok(!knowsLettersOfAsciiOnly(fit));
});

test("a real server that may lose what it acknowledged is refused by its settings", async () => {
  // The tests' own cluster is such a server.
  await refuses(
    await urlOf(superuser),
    /would lose what it has acknowledged: fsync, full_page_writes, synchronous_commit is off/,
  );
});

test("a database that is not there is named at once", async () => {
  await refuses(await urlOf("nowhere"), /does not answer: database "nowhere" does not exist/);
});

async function refuses(databaseUrl: string, words: RegExp): Promise<void> {
  await assert.rejects(openDatabase({ dataDir: "/unused", databaseUrl }, silent), (error: unknown) => {
    assert.ok(error instanceof CannotStart);
    assert.match(error.message, words);
    return true;
  });
}

async function urlOf(name: string): Promise<string> {
  return `postgresql://${superuser}@/${name}?host=${encodeURIComponent(await testCluster())}`;
}
