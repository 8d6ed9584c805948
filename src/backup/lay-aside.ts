import type { PoolClient } from "pg";
import { CannotStart } from "../cannot-start.ts";

export interface Aside {
  /** Statements that make what was taken away: indexes first, then foreign keys, which need some of them. */
  statements: string[];
  tables: string[];
}

/**
 * Takes away what would look at every row as it comes: indexes that no constraint needs, foreign keys, triggers. Rows are
 * then copied in any order and as fast as the engine can. (session_replication_role would do so for the keys and triggers,
 * but asks for a superuser, and leaves the keys unverified.)
 */
export async function layAside(client: PoolClient): Promise<Aside> {
  const indexes = await client.query<{ name: string; made: string }>(`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made
    from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
    order by c.relname, 1`);
  const keys = await client.query<{ table: string; name: string; made: string }>(`
    select conrelid::regclass::text as "table", quote_ident(conname) as name, pg_get_constraintdef(oid) as made
    from pg_constraint where connamespace = 'public'::regnamespace and contype = 'f' and conparentid = 0 order by 1, 2`);
  const tables = await client.query<{ name: string }>(`
    select distinct t.tgrelid::regclass::text as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = 'public'::regnamespace and not t.tgisinternal and not c.relispartition order by 1`);
  for (const { table, name } of keys.rows) await client.query(`alter table ${table} drop constraint ${name}`);
  for (const { name } of indexes.rows) await client.query(`drop index ${name}`);
  for (const { name } of tables.rows) await client.query(`alter table ${name} disable trigger user`);
  return {
    statements: [
      // Of an index over partitions only the upper one is told; made without ONLY, it makes the others.
      ...indexes.rows.map(({ made }) => made.replace(" ON ONLY ", " ON ")),
      ...keys.rows.map(({ table, name, made }) => `alter table ${table} add constraint ${name} ${made}`),
    ],
    tables: tables.rows.map(({ name }) => name),
  };
}

/** Puts everything back, by which the engine verifies every row: what is unique and what refers to what. */
export async function putBack(client: PoolClient, aside: Aside, progress: (what: string) => void): Promise<void> {
  for (const [at, statement] of aside.statements.entries()) {
    progress(`indexes and keys: ${at + 1} of ${aside.statements.length}`);
    await client.query(statement).catch(explain);
  }
  for (const table of aside.tables) await client.query(`alter table ${table} enable trigger user`);
}

/** Class 23 of SQLSTATE: rows that break a rule. */
export function explain(error: unknown): never {
  if (!(error instanceof Error) || !("code" in error) || !String(error.code).startsWith("23")) throw error;
  throw new CannotStart(`The rows of the archive do not hold together: ${error.message}. Nothing was changed.`, {
    cause: error,
  });
}
