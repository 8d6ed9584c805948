import { pipeline } from "node:stream/promises";
import type { PoolClient } from "pg";
import copyStreams from "pg-copy-streams";
import { CannotStart } from "../cannot-start.ts";
import type { Database } from "../database/connect.ts";
import { readLanded } from "../database/migrate.ts";
import { onOwnLine } from "../database/own-line.ts";
import { keepFiles } from "../files/keep.ts";
import { columnsOf, listSequences, listTables, quoted } from "./catalogue.ts";
import { addFiles } from "./add-files.ts";
import { addKeys } from "./keys.ts";
import { jobsName, tableEntry, type Manifest } from "./manifest.ts";
import { packing } from "./pack.ts";
import { writeArchive, type Added, type ArchiveWriter } from "./write-archive.ts";

export interface BackUp {
  database: Pick<Database, "pool">;
  dataDir: string;
  /** Where the archive shall be; nothing may be there yet. */
  file: string;
  version: string;
  /** What is being done, as it goes on. */
  progress: (what: string) => void;
  signal: AbortSignal;
  /** An exported snapshot that is still held, to be what the archive shows; the moment of the call when left out. */
  snapshot?: string;
}

/**
 * Writes everything that an installation is, as of one moment, into one archive; in flat memory, while others work.
 * What is broken off leaves nothing behind.
 */
export async function backUp(wish: BackUp): Promise<Manifest> {
  const { database, dataDir, file, version, progress, signal } = wish;
  return writeArchive(file, signal, (archive) =>
    onOwnLine(database.pool, signal, async (client) => {
      const head = await openSnapshot(client, version, wish.snapshot);
      const tables = [];
      for (const table of await listTables(client)) {
        progress(table.name);
        // Partitioned tables are copied by a query only.
        const rows = `(select ${columnsOf(table)} from ${quoted(table.name)} ${withoutSecrets[table.name] ?? ""})`;
        tables.push({ ...table, ...(await addRows(client, archive, tableEntry(table.name), rows)) });
      }
      const jobs = await addRows(client, archive, jobsName, await waitingJobs(client));
      const sequences = await listSequences(client);
      const keys = await addKeys(archive, dataDir);
      const { files, broken } = await addFiles(client, archive, dataDir, progress);
      return { ...head, tables, jobs, sequences, ...(keys && { keys }), files, broken };
    }),
  );
}

/**
 * Mail that lets somebody in and has not left holds a link that works as it stands: no archive has it. `sign_in_links` has
 * hashes only, which open nothing, and stays: who was invited before can come in after a restore.
 */
const withoutSecrets: Readonly<Record<string, string>> = { outbox: "where not is_secret or text = ''" };

type Head = Pick<Manifest, "format" | "version" | "postgres" | "at" | "migrations" | "journal">;

/** The moment is that of the first statement that reads. Text has one form, whatever the server is set to. */
async function openSnapshot(client: PoolClient, version: string, snapshot: string | undefined): Promise<Head> {
  await keepFiles(client);
  await client.query("begin isolation level repeatable read read only");
  if (snapshot !== undefined) await client.query(`set transaction snapshot ${client.escapeLiteral(snapshot)}`);
  await client.query(`
    set local idle_in_transaction_session_timeout = 0; set local statement_timeout = 0;
    set local timezone = 'UTC'; set local datestyle = 'ISO'; set local intervalstyle = 'postgres';
    set local bytea_output = 'hex'; set local extra_float_digits = 1`);
  const landed = await readLanded(client);
  const migrations = [...landed].map(([name, checksum]) => ({ name, checksum }));
  if (migrations.length === 0) throw new CannotStart("There is no Acquaint in this database.");
  const { rows } = await client.query<Pick<Head, "postgres" | "at">>(`
    select current_setting('server_version_num')::int as postgres, to_char(now(), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`);
  const [row] = rows;
  if (!row) throw new Error("a select without from gives a row");
  return { format: 1, version, migrations, journal: await monthsOfJournal(client), ...row };
}

/** Restoring makes these partitions first: rows of a month without one go to the rest, where they keep it from ever getting one. */
async function monthsOfJournal(client: PoolClient): Promise<Manifest["journal"]> {
  const { rows } = await client.query<{ year: number; month: number }>(`
    select substring(relname, 7, 4)::int as year, substring(relname, 12, 2)::int as month from pg_class
    where relnamespace = 'public'::regnamespace and relispartition and relname ~ '^audit_\\d{4}_\\d\\d$' order by relname`);
  const [first, last] = [rows.at(0), rows.at(-1)];
  if (!first || !last) return { from: "2000-01-01", months: 0 };
  const months = (last.year - first.year) * 12 + last.month - first.month + 1;
  return { from: `${first.year}-${String(first.month).padStart(2, "0")}-01`, months };
}

/**
 * Jobs that wait or run belong to what was acknowledged, such as an import that goes on. They are written as what they were
 * asked for, not as the rows of the queue, whose tables are its library's own and change with it.
 */
async function waitingJobs(client: PoolClient): Promise<string> {
  const { rows } = await client.query("select to_regclass('graphile_worker._private_jobs') is not null as there");
  if (!rows[0].there) return "(select from pg_class where false)";
  return `(select j.id, t.identifier, j.payload, q.queue_name, j.run_at, j.priority, j.attempts, j.max_attempts, j.key,
      array(select jsonb_object_keys(j.flags)) as flags
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    left join graphile_worker._private_job_queues q on q.id = j.job_queue_id order by j.id)`;
}

async function addRows(
  client: PoolClient,
  archive: ArchiveWriter,
  name: string,
  what: string,
): Promise<Added & { rows: number }> {
  const copy = client.query(copyStreams.to(`copy ${what} to stdout`));
  const added: Added[] = [];
  await pipeline(copy, packing(), async (packed: AsyncIterable<Buffer>) => {
    added.push(await archive.add(name, packed));
  });
  const [one] = added;
  if (!one) throw new Error(`${name} was not written`);
  return { ...one, rows: copy.rowCount };
}
