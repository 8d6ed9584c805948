import type { ClientBase, PoolClient } from "pg";

/** What another machine must not inherit: whoever was signed in here, and which programs worked here, what was coming in. Nor the list of migrations, which restoring makes anew. */
const leftOut = ["sessions", "token_calls", "job_workers", "migrations", "file_uploads"];

export interface TableShape {
  name: string;
  /** Those that are stored, without what the database computes from others. */
  columns: string[];
}

/** The tables with rows of ours, as they are in this database at its level; a partitioned one is read and written as a whole. */
export async function listTables(client: Pick<ClientBase, "query">): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname <> all($1) and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
       and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
     group by c.relname order by c.relname`,
    [leftOut],
  );
  return rows;
}

export interface SequenceState {
  name: string;
  /** The last one given; the next is above it. */
  value: string;
}

/** Sequences that have given a number already. */
export async function listSequences(client: PoolClient): Promise<SequenceState[]> {
  const { rows } = await client.query<SequenceState>(
    "select sequencename as name, last_value::text as value from pg_sequences where schemaname = 'public' and last_value is not null order by 1",
  );
  return rows;
}

/** A COPY that goes on flows through one line: quoted as PostgreSQL wants names. */
export function columnsOf({ columns }: Pick<TableShape, "columns">): string {
  return columns.map(quoted).join(", ");
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
