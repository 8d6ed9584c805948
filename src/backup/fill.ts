import type { PoolClient } from "pg";
import type { Database } from "../database/connect.ts";
import { onOwnLine } from "../database/own-line.ts";
import { installJobs } from "../jobs/install.ts";
import { moveUploads } from "../transfer/move-uploads.ts";
import { bringKeys } from "./keys.ts";
import type { Level } from "./level.ts";
import { load } from "./load.ts";
import { placeFiles } from "./place-files.ts";
import type { Archive } from "./read-archive.ts";

export interface Filling {
  archive: Archive;
  level: Level;
  dataDir: string;
  progress: (what: string) => void;
  signal: AbortSignal;
}

/** Nothing here is given up for being slow; that who asked for it has gone is noticed in the middle of a statement. */
const patience =
  "set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0; set local client_connection_check_interval = '1s'";

/** Fills a database from an archive in one transaction, whose first step `prepare` is, and places the files before that ends. */
export async function fill(
  database: Database,
  { archive, level, dataDir, progress, signal }: Filling,
  prepare: (client: PoolClient) => Promise<void> = async () => {},
): Promise<void> {
  await installJobs(database);
  await onOwnLine(database.pool, signal, async (client) => {
    await client.query(`begin; ${patience}`);
    await prepare(client);
    await load({ client, archive, level, progress });
    await moveUploads(client, dataDir);
    await bringKeys(archive, dataDir);
    await placeFiles(archive, dataDir, progress);
    await client.query("commit");
  });
}
