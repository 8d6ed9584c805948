import type { Logger } from "pino";
import type { Config } from "../config.ts";
import { CannotStart } from "../cannot-start.ts";
import { connect, type Connection, type Database } from "./connect.ts";
import { runningEmbedded, startEmbedded } from "./embedded.ts";
import { hasCluster, refuseOtherMajor } from "./embedded/folder.ts";
import { FolderTaken } from "./embedded/lock.ts";
import { checkServer } from "./check-server.ts";

/** Opens the database that the configuration names: an outside one, else the embedded one, which then runs as long as this stands open. */
export async function openDatabase(
  config: Pick<Config, "dataDir" | "databaseUrl">,
  log: Logger,
  say: (line: string) => void = () => {},
): Promise<Database> {
  if (config.databaseUrl !== undefined) return join({ connectionString: config.databaseUrl }, log);
  const embedded = await startEmbedded(config.dataDir, { log, say });
  const database = connect(embedded.connection, log, true);
  try {
    await checkServer(database.pool, log);
  } catch (error) {
    await database.close();
    await embedded.stop();
    throw error;
  }
  return {
    ...database,
    async close() {
      await database.close();
      await embedded.stop();
    },
  };
}

/** Opens the database that is there, as it is, also beside a server that works with it. Throws CannotStart where there is none. */
export async function openExisting(
  config: Pick<Config, "dataDir" | "databaseUrl">,
  log: Logger,
  say?: (line: string) => void,
): Promise<Database> {
  if (config.databaseUrl === undefined && !hasCluster(config.dataDir)) {
    refuseOtherMajor(config.dataDir);
    throw new CannotStart(`There is no database in ${config.dataDir}. Set DATA_DIR or DATABASE_URL to where it is.`);
  }
  try {
    return await openDatabase(config, log, say);
  } catch (error) {
    if (!(error instanceof FolderTaken)) throw error;
    return join(runningEmbedded(config.dataDir), log);
  }
}

async function join(connection: Connection, log: Logger): Promise<Database> {
  const database = connect(connection, log);
  try {
    await checkServer(database.pool, log);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
