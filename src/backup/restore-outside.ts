import type { PoolClient } from "pg";
import { CannotStart } from "../cannot-start.ts";
import { openDatabase } from "../database/open.ts";
import { onOwnLine } from "../database/own-line.ts";
import { fill, type Filling } from "./fill.ts";
import { sweepPlaced } from "./placed-files.ts";
import { noteFiles, removeNotedFiles } from "./replaced-files.ts";
import { checkMayReplace, hasTable, type Restore } from "./target.ts";

/**
 * Restores into the database that DATABASE_URL names, in one transaction: what was there goes and the archive comes in the
 * moment of its commit. It needs no more than to own the tables, which a role of one's own has and CREATEDB it seldom has.
 */
export async function restoreOutside(
  { config, log, replace, signal }: Restore,
  databaseUrl: string,
  filling: Filling,
): Promise<void> {
  const database = await openDatabase({ ...config, databaseUrl }, log);
  try {
    await onOwnLine(database.pool, signal, async (client) => {
      await checkAlone(client);
      await checkOurs(client);
      await checkMayReplace(client, replace, "the database");
    });
    await onOwnLine(database.pool, signal, async (notes) => {
      await noteFiles(notes);
      await fill(database, filling, dropEverything);
      await onOwnLine(database.pool, signal, async (client) => {
        await removeNotedFiles(notes, client, config.dataDir);
        await sweepPlaced(client, config.dataDir);
      });
    });
  } catch (error) {
    throw explained(error);
  } finally {
    await database.close();
  }
}

async function checkAlone(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ others: number }>(
    `select count(*)::int as others from pg_stat_activity
     where datname = current_database() and application_name like 'acquaint%' and pid <> pg_backend_pid()`,
  );
  if (rows[0]?.others === 0) return;
  throw new CannotStart("An Acquaint is running on this database. Stop it first. Nothing was touched.");
}

/** What is there goes: it must be nothing, or an Acquaint. */
async function checkOurs(client: PoolClient): Promise<void> {
  if (await hasTable(client, "migrations")) return;
  const { rows } = await client.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') limit 1",
  );
  const [strange] = rows;
  if (!strange) return;
  throw new CannotStart(
    `The database holds something else than Acquaint, such as the table "${strange.name}". Give an empty one. Nothing was touched.`,
  );
}

/** All of the schema that no extension has brought. */
async function dropEverything(client: PoolClient): Promise<void> {
  await client.query(`
    set local lock_timeout = '10s';
    do $$
    declare
      what text;
    begin
      for what in
        select format('drop %s if exists %s cascade', case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end, c.oid::regclass)
        from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S') and not c.relispartition
          and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid
            and (d.deptype = 'e' or c.relkind = 'S' and d.deptype in ('a', 'i')))
        union all
        select format('drop function if exists %s cascade', p.oid::regprocedure)
        from pg_proc p where p.pronamespace = 'public'::regnamespace
          and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
      loop
        execute what;
      end loop;
    end $$;
    set local lock_timeout = 0`);
}

function explained(error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error)) return error;
  if (error.code === "42501") {
    return new CannotStart(
      `The role in DATABASE_URL may not do that: ${error.message}. It must own the tables that are there and be allowed to create in the schema public. Nothing was changed.`,
      { cause: error },
    );
  }
  if (error.code === "55P03") return new CannotStart("Somebody else uses the database. Nothing was changed.");
  return error;
}
