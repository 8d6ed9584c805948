import type { Logger } from "pino";
import type { Config } from "../config.ts";
import { connect, type Database } from "./connect.ts";
import { startEmbedded } from "./embedded.ts";
import { checkServer } from "./check-server.ts";

/** Opens the database that the configuration names: an outside one, else the embedded one, which then runs as long as this stands open. */
export async function openDatabase(
  config: Pick<Config, "dataDir" | "databaseUrl">,
  log: Logger,
  say: (line: string) => void = () => {},
): Promise<Database> {
  if (config.databaseUrl !== undefined) return openOutside(config.databaseUrl, log);
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

async function openOutside(connectionString: string, log: Logger): Promise<Database> {
  const database = connect({ connectionString }, log);
  try {
    await checkServer(database.pool, log);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
