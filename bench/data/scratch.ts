import type pg from "pg";
import type { Cluster } from "./cluster.ts";
import { fillBase, migrateEmpty } from "./fill.ts";

/** Lends a database of its own in the cluster, with so many people in it, and drops it afterwards. */
export async function withDatabase<T>(
  cluster: Cluster,
  name: string,
  contacts: number,
  work: (client: pg.Client, url: string) => Promise<T>,
): Promise<T> {
  await execute(cluster, `drop database if exists ${name} with (force)`);
  await execute(cluster, `create database ${name}`);
  await migrateEmpty(cluster.connection(name));
  await fillBase(cluster.connection(name), contacts, () => {});
  return lend(cluster, name, work);
}

/** The same as a copy of the base, for work that changes it; whoever is connected to the base is sent away. */
export async function withCopy<T>(
  cluster: Cluster,
  name: string,
  work: (client: pg.Client, url: string) => Promise<T>,
): Promise<T> {
  const { database: base } = cluster.connection();
  await execute(cluster, `drop database if exists ${name} with (force)`);
  await execute(cluster, `select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '${base}'`);
  await execute(cluster, `create database ${name} template ${base} strategy file_copy`);
  return lend(cluster, name, work);
}

async function lend<T>(
  cluster: Cluster,
  name: string,
  work: (client: pg.Client, url: string) => Promise<T>,
): Promise<T> {
  const client = await cluster.client(name);
  try {
    return await work(client, cluster.url(name));
  } finally {
    await client.end();
    await execute(cluster, `drop database if exists ${name} with (force)`);
  }
}

async function execute(cluster: Cluster, statement: string): Promise<void> {
  const client = await cluster.client("postgres");
  await client.query(statement);
  await client.end();
}
