import type { PoolClient } from "pg";
import { rule, type Rule } from "./rule.ts";

/** What the database promises to hold itself, held against the rows: keys and checks can have been switched off, indexes can be broken. */
export const schema: readonly Rule[] = [
  { says: "Every foreign key leads to a row", breaches: ({ client }) => countEach(client, foreignKeys) },
  { says: "What is unique is there once", breaches: ({ client }) => countEach(client, uniqueIndexes) },
  { says: "Every row keeps the checks of its table", breaches: ({ client }) => countEach(client, checks) },
  rule(
    "Every constraint is in force",
    `select conrelid::regclass || '.' || conname from pg_constraint where connamespace = 'public'::regnamespace and not convalidated`,
  ),
  rule(
    "Every index is whole",
    `select i.indexrelid::regclass::text from pg_index i join pg_class c on c.oid = i.indrelid
     where c.relnamespace in ('public'::regnamespace, to_regnamespace('graphile_worker')) and not (i.indisvalid and i.indisready)`,
  ),
  rule(
    "Every trigger is on",
    `select t.tgrelid::regclass || '.' || t.tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where c.relnamespace = 'public'::regnamespace and t.tgenabled <> 'O'`,
  ),
  rule(
    "The order of letters is the one that the indexes were made with",
    `select distinct k.collname || ' (made with ' || k.collversion || ', now ' || pg_collation_actual_version(k.oid) || '; reindex, then alter collation … refresh version)'
     from pg_collation k join pg_attribute a on a.attcollation = k.oid join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and k.collversion <> pg_collation_actual_version(k.oid)
     union all
     select 'the database (made with ' || datcollversion || ', now ' || pg_database_collation_actual_version(oid) || '; reindex, then alter database … refresh collation version)'
     from pg_database where datname = current_database() and datcollversion <> pg_database_collation_actual_version(oid)`,
  ),
  rule(
    "No page of the database has failed its checksum",
    `select checksum_failures || ' pages, last at ' || checksum_last_failure from pg_stat_database
     where datname = current_database() and checksum_failures > 0`,
  ),
];

/** Of each constraint a query that counts the rows which break it. */
const foreignKeys = `
  select conname as name, format('select count(*)::int as n from %s a where %s and not exists (select from %s b where %s)', conrelid::regclass,
    (select string_agg(format('a.%I is not null', x.attname), ' and ') from pg_attribute x where x.attrelid = conrelid and x.attnum = any(conkey)),
    confrelid::regclass,
    (select string_agg(format('a.%I = b.%I', x.attname, y.attname), ' and ') from unnest(conkey, confkey) as k (here, there)
      join pg_attribute x on x.attrelid = conrelid and x.attnum = k.here join pg_attribute y on y.attrelid = confrelid and y.attnum = k.there)) as query
  from pg_constraint where connamespace = 'public'::regnamespace and contype = 'f' and conparentid = 0 order by 1`;

const uniqueIndexes = `
  select i.indexrelid::regclass::text as name, format('select count(*)::int as n from (select from %s where %s and %s group by %s having count(*) > 1) as twice', i.indrelid::regclass,
    coalesce(pg_get_expr(i.indpred, i.indrelid), 'true'), string_agg(format('(%s) is not null', part), ' and '), string_agg(part, ', ')) as query
  from pg_index i join pg_class c on c.oid = i.indrelid, generate_series(1, i.indnkeyatts) as at, pg_get_indexdef(i.indexrelid, at, true) as part
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and i.indisunique
  group by i.indexrelid, i.indrelid, i.indpred order by 1`;

const checks = `
  select conrelid::regclass || '.' || conname as name, format('select count(*)::int as n from %s where (%s) is false', conrelid::regclass, pg_get_expr(conbin, conrelid)) as query
  from pg_constraint where connamespace = 'public'::regnamespace and contype = 'c' and conparentid = 0 and conrelid <> 0 order by 1`;

async function countEach(client: PoolClient, which: string): Promise<string[]> {
  const found: string[] = [];
  const { rows } = await client.query<{ name: string; query: string }>(which);
  for (const { name, query } of rows) {
    const counted = await client.query<{ n: number }>(query);
    const n = counted.rows[0]?.n ?? 0;
    if (n > 0) found.push(`${name}: ${n.toLocaleString("en")}`);
  }
  return found;
}
