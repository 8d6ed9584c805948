import type { PoolClient } from "pg";
import type { Logger } from "pino";
import { CannotStart } from "../cannot-start.ts";
import type { Config } from "../config.ts";

export interface Restore {
  config: Pick<Config, "dataDir" | "databaseUrl">;
  log: Logger;
  file: string;
  /** Also where there are people already, who are then gone. */
  replace: boolean;
  say: (line: string) => void;
  progress: (what: string) => void;
  signal: AbortSignal;
}

/** Throws CannotStart where people would be lost without having been asked. */
export async function checkMayReplace(client: PoolClient, replace: boolean, place: string): Promise<void> {
  if (replace || !(await hasTable(client, "contacts"))) return;
  const { rowCount } = await client.query("select from contacts limit 1");
  if (rowCount === 0) return;
  throw new CannotStart(
    `There are people in ${place} already. To put the archive in their place, and lose what is there, add --replace. Nothing was touched.`,
  );
}

export async function hasTable(client: PoolClient, name: string): Promise<boolean> {
  const { rows } = await client.query("select to_regclass('public.' || $1::text) is not null as there", [name]);
  return rows[0].there;
}
