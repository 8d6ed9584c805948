import pg from "pg";
import { connect, type Database } from "../database/connect.ts";
import { replaced, restoring, startEmbedded, type Embedded } from "../database/embedded.ts";
import { onOwnLine } from "../database/own-line.ts";
import { fill, type Filling } from "./fill.ts";
import { sweepPlaced } from "./placed-files.ts";
import { noteFiles, removeNotedFiles } from "./replaced-files.ts";
import { checkMayReplace, type Restore } from "./target.ts";

/**
 * Restores into a database beside the one that is there and exchanges the two when the new one is whole. What a kill
 * leaves lying, the next start takes away (database/embedded.ts).
 */
export async function restoreEmbedded(
  { config, log, replace, say, progress, signal }: Restore,
  filling: Filling,
): Promise<void> {
  const embedded = await startEmbedded(config.dataDir, { log, say, beside: true });
  const open = (database: string) => connect({ ...embedded.connection, database }, log, true);
  const { database } = embedded.connection;
  try {
    await within(open(database), ({ pool }) =>
      onOwnLine(pool, signal, (client) => checkMayReplace(client, replace, config.dataDir)),
    );
    await command(embedded, `create database ${restoring}`);
    await within(open(restoring), (made) => fill(made, filling));
    await exchange(embedded);
    progress("removing what was there before");
    await within(open(replaced), (old) =>
      within(open(database), (now) =>
        onOwnLine(old.pool, signal, async (before) => {
          await noteFiles(before);
          await onOwnLine(now.pool, signal, async (client) => {
            await removeNotedFiles(before, client, config.dataDir);
            await sweepPlaced(client, config.dataDir);
          });
        }),
      ),
    );
    await command(embedded, `drop database ${replaced} with (force)`);
  } catch (error) {
    await command(embedded, `drop database if exists ${restoring} with (force)`).catch(() => {});
    throw error;
  } finally {
    await embedded.stop();
  }
}

async function within(database: Database, work: (database: Database) => Promise<void>): Promise<void> {
  try {
    await work(database);
  } finally {
    await database.close();
  }
}

/** Both names change in one transaction: at no moment is there no database. */
async function exchange(embedded: Embedded): Promise<void> {
  const { database } = embedded.connection;
  await command(
    embedded,
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname in ('${database}', '${restoring}')`,
    "begin",
    `alter database ${database} rename to ${replaced}`,
    `alter database ${restoring} rename to ${database}`,
    "commit",
  );
}

async function command({ connection }: Embedded, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ ...connection, database: "postgres" });
  client.on("error", () => {});
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
