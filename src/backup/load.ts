import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { PoolClient } from "pg";
import copyStreams from "pg-copy-streams";
import { CannotStart } from "../cannot-start.ts";
import { landWithin } from "../database/migrate.ts";
import { columnsOf, listTables, quoted } from "./catalogue.ts";
import { explain, layAside, putBack } from "./lay-aside.ts";
import type { Level } from "./level.ts";
import { loadJobs } from "./load-jobs.ts";
import { jobsName, tableEntry, type Manifest } from "./manifest.ts";
import { unpacking } from "./pack.ts";
import type { Archive } from "./read-archive.ts";

export interface Loading {
  client: PoolClient;
  archive: Archive;
  level: Level;
  progress: (what: string) => void;
}

/** Makes the tables of the archive's level, fills them, and brings them to this program's level; all within the transaction that the caller has opened. */
export async function load({ client, archive, level, progress }: Loading): Promise<void> {
  const { manifest } = archive;
  await landWithin(client, level.before);
  const { from, months } = manifest.journal;
  await client.query("select make_audit_partitions($1::date, $2)", [from, months]);
  await checkShape(client, manifest);
  const aside = await layAside(client);
  await client.query(`truncate ${manifest.tables.map(({ name }) => quoted(name)).join(", ")}`);
  const whole = await wholeTables(client);
  for (const table of manifest.tables) {
    progress(table.name);
    const frozen = whole.has(table.name) ? " with (freeze)" : "";
    const into = `${quoted(table.name)} (${columnsOf(table)})`;
    await copyRows(client, archive, tableEntry(table.name), table.rows, `copy ${into} from stdin${frozen}`);
  }
  for (const { name, value } of manifest.sequences)
    await client.query("select setval(quote_ident($1)::regclass, $2::bigint)", [name, value]);
  await putBack(client, aside, progress);
  await landWithin(client, level.after);
  progress("waiting jobs");
  await loadJobs(client, (statement) => copyRows(client, archive, jobsName, manifest.jobs.rows, statement));
  progress("statistics");
  await client.query("analyze");
}

/** The archive's own migrations make exactly its tables; names from an archive go into no statement before this. */
async function checkShape(client: PoolClient, { tables }: Manifest): Promise<void> {
  const shape = (list: readonly { name: string; columns: string[] }[]) =>
    list.map(({ name, columns }) => `${name}(${columns.toSorted().join()})`).toSorted();
  const made = new Set(shape(await listTables(client)));
  const strange = shape(tables).find((table) => !made.delete(table)) ?? [...made][0];
  if (strange !== undefined)
    throw new CannotStart(`The archive and its migrations disagree about ${strange}. Nothing was changed.`);
}

/** Those without partitions: what is copied there with its transaction needs no look of VACUUM later. */
async function wholeTables(client: PoolClient): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
  );
  return new Set(rows.map(({ name }) => name));
}

async function copyRows(
  client: PoolClient,
  archive: Archive,
  entry: string,
  rows: number,
  statement: string,
): Promise<void> {
  const copy = client.query(copyStreams.from(statement));
  await pipeline(Readable.from(archive.rows(entry), { objectMode: false }), unpacking(), copy).catch(explain);
  if (copy.rowCount !== rows) throw new Error(`${entry} gave ${copy.rowCount} rows, and ${rows} were written`);
}
