import { readConfig } from "../src/config.ts";
import { openLog } from "../src/log.ts";
import { openReadyDatabase } from "../src/server.ts";
import { say } from "./say.ts";

/** For those who update the database in a step of its own, before the new program starts. */
export async function bringUpToDate(): Promise<void> {
  const config = readConfig();
  const database = await openReadyDatabase({ config, log: openLog(config), say });
  await database.close();
  say("The database is up to date.");
}
