import { runMigrations } from "graphile-worker";
import type { Database } from "../database/connect.ts";
import { quiet } from "./logger.ts";

/** Brings the tables of the queue (schema graphile_worker) to the level of its library; two starters may do so at once. */
export async function installJobs(database: Pick<Database, "pool">): Promise<void> {
  await runMigrations({ pgPool: database.pool, logger: quiet });
}
