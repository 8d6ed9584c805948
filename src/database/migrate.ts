import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Pool, PoolClient } from "pg";
import { CannotStart } from "../cannot-start.ts";

export interface Migration {
  name: string;
  text: string;
  checksum: string;
}

const tableOfLanded =
  "create table if not exists migrations (name text primary key, checksum text not null, landed_at timestamptz not null default now())";
const ownFolder = fileURLToPath(new URL("../../migrations", import.meta.url));

/** The migrations of a folder in their order. */
export async function readMigrations(folder = ownFolder): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), "utf8");
      return { name, text, checksum: createHash("sha256").update(text).digest("hex") };
    }),
  );
}

/**
 * Brings the database to the level of the program, each migration in a transaction of its own; two starters take turns.
 * Throws CannotStart for a landed file that was changed and for a database that is newer than the program.
 */
export async function migrate(
  pool: Pool,
  migrations: readonly Migration[],
  say: (line: string) => void = () => {},
): Promise<void> {
  const client = await pool.connect();
  try {
    let landed = await readLanded(client);
    const fresh = landed.size === 0;
    for (const migration of missing(landed, migrations)) {
      if (!fresh) say(`Updating the database: ${migration.name.replace(".sql", "")}`);
      landed = await land(client, migrations, migration);
    }
  } finally {
    client.release();
  }
}

/** Lands migrations in the transaction that the caller has opened, on a database where those before them have landed. */
export async function landWithin(client: PoolClient, migrations: readonly Migration[]): Promise<void> {
  await client.query("select pg_advisory_xact_lock(hashtext('acquaint.migrations'))");
  await client.query(tableOfLanded);
  for (const migration of migrations) await run(client, migration);
}

/** Name and checksum of what has landed in a database; nothing where Acquaint never was. */
export async function readLanded(client: PoolClient): Promise<Map<string, string>> {
  const found = await client.query("select to_regclass('public.migrations') is not null as there");
  if (!found.rows[0].there) return new Map();
  const { rows } = await client.query<{ name: string; checksum: string }>(
    "select name, checksum from migrations order by name",
  );
  return new Map(rows.map((row) => [row.name, row.checksum]));
}

/** What has not landed yet. */
function missing(landed: ReadonlyMap<string, string>, migrations: readonly Migration[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]));
  const newer = [...landed.keys()].filter((name) => !known.has(name)).sort();
  if (newer.length > 0) {
    throw new CannotStart(
      `The database is newer than this program: it has ${newer.join(", ")}. Start the newer program.`,
    );
  }
  const changed = [...landed].filter(([name, checksum]) => known.get(name) !== checksum).map(([name]) => name);
  if (changed.length > 0) {
    throw new CannotStart(
      `Changed after it had landed in the database: ${changed.join(", ")}. Bring the file back as it was; put the change into a new one.`,
    );
  }
  return migrations.filter((migration) => !landed.has(migration.name));
}

/** The lock ends with the transaction, so that it holds behind a connection pooler too; who waited looks again. */
async function land(client: PoolClient, all: readonly Migration[], migration: Migration): Promise<Map<string, string>> {
  await client.query("begin");
  try {
    await client.query("select pg_advisory_xact_lock(hashtext('acquaint.migrations'))");
    await client.query(tableOfLanded);
    const landed = await readLanded(client);
    if (missing(landed, all).includes(migration)) {
      await run(client, migration);
      landed.set(migration.name, migration.checksum);
    }
    await client.query("commit");
    return landed;
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error instanceof CannotStart ? error : failed(migration, error);
  }
}

/** What is to be looked at when a transaction ends is looked at before the next migration, which may change the table. */
async function run(client: PoolClient, { name, text, checksum }: Migration): Promise<void> {
  await client.query(text);
  await client.query("insert into migrations (name, checksum) values ($1, $2)", [name, checksum]);
  await client.query("set constraints all immediate");
}

function failed(migration: Migration, cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Error(`Migration ${migration.name} failed and was taken back: ${reason}`, { cause });
}
