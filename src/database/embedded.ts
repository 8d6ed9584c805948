import { rm } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import type { Logger } from "pino";
import type { Connection } from "./connect.ts";
import { serverAccount } from "./embedded/account.ts";
import { findBinaries } from "./embedded/binaries.ts";
import { dataFolder, makeCluster, makeRoom, makeSocketFolder, superuser, type Place } from "./embedded/folder.ts";
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
}

/** Starts PostgreSQL in the data folder, for this process alone, and keeps it up until it is stopped. */
export async function startEmbedded(
  dataDir: string,
  { log, say = () => {}, durable = true }: Wishes,
): Promise<Embedded> {
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
  const { rowCount } = await client.query("select from pg_database where datname = $1", [connection.database]);
  if (rowCount === 0) await client.query(`create database ${connection.database}`);
  await client.end();
}
