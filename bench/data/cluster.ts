import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { glob, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { pino } from "pino";
import type { Connection } from "../../src/database/connect.ts";
import { startEmbedded, type Embedded } from "../../src/database/embedded.ts";
import { fillBase, migrateEmpty } from "./fill.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const log = pino({ level: "silent" });

/** The data folder with the base in it. It is what DATA_DIR of an app would be, so that an app may be started on it. */
export interface Cluster {
  folder: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Of the base, or of another database of the cluster. */
  connection(database?: string): Extract<Connection, { host: string }>;
  /** For an app's DATABASE_URL. */
  url(database?: string): string;
  client(database?: string): Promise<pg.Client>;
}

/** What the data follow from. */
const makers = [
  "migrations/*.sql",
  "bench/people/*.ts",
  "bench/data/{fill,indexes,tables}.ts",
  "bench/data/write-*.ts",
  "demo/{latin,person-name,random}.ts",
  "demo/{names,places,work}/*.ts",
  "src/contacts/search-text.ts",
  "src/{companies,equipment}/values.ts",
  "src/values/{look-alike,phone-number,text}.ts",
];

/** Where a base of this size is kept unless said otherwise: another program or generator makes another one. */
export async function defaultFolder(contacts: number): Promise<string> {
  const hash = createHash("sha256");
  const paths: string[] = [];
  for await (const path of glob(makers, { cwd: root })) paths.push(path);
  for (const path of paths.sort()) hash.update(path).update(await readFile(join(root, path)));
  return join(tmpdir(), `acquaint-bench-${contacts}-${hash.digest("hex").slice(0, 10)}`);
}

/** Opens the base in a folder, and makes it first where it is not there whole. */
export async function openCluster(folder: string, contacts: number, say: (line: string) => void): Promise<Cluster> {
  const ready = join(folder, "base.json");
  if (!existsSync(ready)) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const cluster = clusterIn(folder);
  await cluster.start();
  try {
    if (!existsSync(ready)) {
      say(`Making ${contacts.toLocaleString("en")} people in ${folder}`);
      await migrateEmpty(cluster.connection());
      await fillBase(cluster.connection(), contacts, say);
      await writeFile(ready, JSON.stringify({ contacts }));
    }
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return cluster;
}

function clusterIn(folder: string): Cluster {
  let running: Embedded | undefined;
  const connection: Cluster["connection"] = (database) => {
    if (!running) throw new Error("The cluster is not running.");
    return { ...running.connection, database: database ?? running.connection.database };
  };
  return {
    folder,
    async start() {
      running = await startEmbedded(folder, { log });
    },
    async stop() {
      await running?.stop();
      running = undefined;
    },
    connection,
    url(name) {
      const { host, user, database } = connection(name);
      return `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(host)}`;
    },
    async client(name) {
      const client = new pg.Client(connection(name));
      // A server that goes down meanwhile fails the next query, not the program.
      client.on("error", () => {});
      await client.connect();
      return client;
    },
  };
}
