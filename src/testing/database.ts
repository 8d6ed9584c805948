import { createHash, randomBytes } from "node:crypto";
import pg from "pg";
import { pino } from "pino";
import { connect, type Database } from "../database/connect.ts";
import { superuser } from "../database/embedded/folder.ts";
import { migrate, readMigrations, type Migration } from "../database/migrate.ts";
import { installJobs } from "../jobs/install.ts";
import { testCluster } from "./cluster.ts";

export const silent = pino({ level: "silent" });

/** A database of its own for a test file, migrated, with nobody in it; a clone, made in a fifth of a second. Never dropped: the cluster goes as a whole. */
export async function aDatabase(): Promise<Database> {
  return connect({ host: await testCluster(), user: superuser, database: await clone() }, silent);
}

/** An empty database, for tests of what comes before the tables. */
export async function anEmptyDatabase(): Promise<Database> {
  const name = `world_${stamp()}`;
  await asAdministrator((client) => client.query(`create database ${name}`));
  return connect({ host: await testCluster(), user: superuser, database: name }, silent);
}

async function clone(): Promise<string> {
  const migrations = await readMigrations();
  const template = `template_${createHash("sha256").update(JSON.stringify(migrations)).digest("hex").slice(0, 16)}`;
  const name = `world_${stamp()}`;
  await asAdministrator(async (client) => {
    await client.query("select pg_advisory_lock(1)");
    if (!(await exists(client, template))) await makeTemplate(client, template, migrations);
    await client.query("select pg_advisory_unlock(1)");
    await client.query(`create database ${name} template ${template}`);
  });
  return name;
}

/** Made under another name and renamed, so that a template is whole or absent. */
async function makeTemplate(client: pg.Client, template: string, migrations: readonly Migration[]): Promise<void> {
  const making = `making_${stamp()}`;
  await client.query(`create database ${making}`);
  const database = connect({ host: await testCluster(), user: superuser, database: making }, silent);
  await migrate(database.pool, migrations);
  await installJobs(database);
  await database.close();
  await client.query(`alter database ${making} with allow_connections false`);
  await client.query("select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1", [making]);
  await client.query(`alter database ${making} rename to ${template}`);
}

async function exists(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
  return rowCount === 1;
}

async function asAdministrator<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ host: await testCluster(), user: superuser, database: superuser });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Begins with the time in seconds, by which the keeper of the cluster knows old ones. */
function stamp(): string {
  return `${Math.floor(Date.now() / 1000)}_${randomBytes(5).toString("hex")}`;
}
