import { makeDemo } from "../demo/demo.ts";
import { readConfig } from "../src/config.ts";
import { openLog } from "../src/log.ts";
import { openReadyDatabase } from "../src/server.ts";
import { say } from "./say.ts";

/** Fills an installation with invented people; the app may not be running on the same data folder meanwhile. */
export async function demo(): Promise<void> {
  const config = readConfig();
  const database = await openReadyDatabase({ config, log: openLog(config), say });
  try {
    await makeDemo(database.db, config, say);
  } finally {
    await database.close();
  }
}
