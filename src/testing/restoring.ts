import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { CannotStart } from "../cannot-start.ts";
import { check } from "../check/check.ts";
import type { Database } from "../database/connect.ts";
import { silent } from "./database.ts";

/** A restore that tells nobody of its progress. */
export function restoreInto(dataDir: string, databaseUrl?: string) {
  const quiet = () => {};
  const { signal } = new AbortController();
  return { config: { dataDir, databaseUrl }, log: silent, replace: false, say: quiet, progress: quiet, signal };
}

/** The rules that are broken. */
export async function breaches(database: Database, dataDir: string): Promise<string[]> {
  const found: string[] = [];
  const tell = (says: string, some: readonly string[]) => some.length > 0 && found.push(says);
  await check({ database, dataDir, all: true, tell, signal: new AbortController().signal });
  return found;
}

/** Indexes, constraints and triggers are those that the migrations make. */
export async function asMigrated({ pool }: Database): Promise<void> {
  const { rows } = await pool.query(`
    select (select count(*)::int from pg_index i where not indisvalid) as invalid,
      (select count(*)::int from pg_constraint where contype = 'f') as keys,
      (select count(*)::int from pg_trigger where not tgisinternal and tgenabled = 'O') as triggers`);
  assert.equal(rows[0].invalid, 0);
  assert.ok(rows[0].keys > 20 && rows[0].triggers > 5);
}

/** A file of a person whom no archive knows; its path. */
export async function aFileOfSomebodyElse({ pool }: Database, dataDir: string): Promise<string> {
  const { rows } = await pool.query(`
    insert into files (name, type, bytes, sha256, path, subject_kind, subject_id)
    select 'a', 'text/plain', 1, sha256('x'), 'ab/' || new_id(), 'contact', id from contacts limit 1 returning path`);
  const path = join(dataDir, "files", rows[0].path);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, "x");
  return path;
}

/** For assert.rejects: the operator is told these words. */
export function refusal(words: RegExp) {
  return (error: unknown) => {
    assert.ok(error instanceof CannotStart, String(error));
    assert.match(error.message, words);
    return true;
  };
}

/** Asks again for a minute. */
export async function eventually(holds: () => Promise<unknown>): Promise<void> {
  for (const end = Date.now() + 60_000; ;) {
    try {
      return void (await holds());
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
