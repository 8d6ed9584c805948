import { rm } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import type { Logger } from "pino";
import type { Connection } from "./connect.ts";
import { serverAccount } from "./embedded/account.ts";
import { findBinaries } from "./embedded/binaries.ts";
import {
  dataFolder,
  makeCluster,
  makeRoom,
  makeSocketFolder,
  refuseOtherMajor,
  roomOf,
  socketFolder,
  superuser,
  type Place,
} from "./embedded/folder.ts";
import { takeFolder } from "./embedded/lock.ts";
import { stopOrphan } from "./embedded/orphan.ts";
import { keepServer } from "./embedded/server.ts";
import { writeSettings } from "./embedded/settings.ts";

export interface Embedded {
  connection: Extract<Connection, { host: string }>;
  stop(): Promise<void>;
}

interface Wishes {
  log: Logger;
  say?: (line: string) => void;
  /** False only for tests: what was acknowledged may be lost when the machine fails. */
  durable?: boolean;
  /** Also make a database where one of another major version is: for who fills it from an archive of that. */
  beside?: boolean;
}

/** What restoring calls a database that is not whole yet, and one whose place has been taken. */
export const restoring = `${superuser}_restoring`;
export const replaced = `${superuser}_replaced`;

/** The database of a server that runs in the folder for somebody else. */
export function runningEmbedded(dataDir: string): Embedded["connection"] {
  return { host: socketFolder(roomOf(dataDir)), user: superuser, database: superuser };
}

/** Starts PostgreSQL in the data folder, for this process alone, and keeps it up until it is stopped. */
export async function startEmbedded(
  dataDir: string,
  { log, say = () => {}, durable = true, beside = false }: Wishes,
): Promise<Embedded> {
  if (!beside) refuseOtherMajor(dataDir);
  const account = serverAccount();
  const room = await makeRoom(dataDir, account);
  const giveBack = takeFolder(dataDir);
  try {
    const place: Place = {
      account,
      binaries: await findBinaries(room, account),
      data: dataFolder(room),
      sockets: await makeSocketFolder(room, account),
      log: join(room, "server.log"),
    };
    await makeCluster(place, durable, say);
    await stopOrphan(place, say);
    await writeSettings(place.data);
    const server = await keepServer(place, durable, log);
    const connection = { host: place.sockets, user: superuser, database: superuser };
    await makeDatabase(connection);
    return {
      connection,
      async stop() {
        await server.stop();
        await rm(place.sockets, { recursive: true, force: true });
        giveBack();
      },
    };
  } catch (error) {
    giveBack();
    throw error;
  }
}

async function makeDatabase(connection: Embedded["connection"]): Promise<void> {
  const client = new pg.Client({ ...connection, database: "postgres" });
  await client.connect();
  const { rows } = await client.query<{ datname: string }>("select datname from pg_database");
  const there = rows.map(({ datname }) => datname);
  if (!there.includes(connection.database)) await client.query(`create database ${connection.database}`);
  // Of a restore that was cut off: before its end the one, after it the other.
  for (const left of [restoring, replaced].filter((name) => there.includes(name)))
    await client.query(`drop database ${left} with (force)`);
  await client.end();
}
