import type pg from "pg";

/** Drops the indexes of some tables that hold no constraint, and gives what makes them again. */
export async function dropIndexes(client: pg.Client, tables: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class t on t.oid = i.indrelid
    where t.relname = any($1) and t.relnamespace = 'public'::regnamespace
      and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
    order by 1`,
    [tables],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  // Of an index over partitions only the upper one is told; made without ONLY, it makes the others and is valid.
  return rows.map(({ definition }) => definition.replace(" ON ONLY ", " ON "));
}

/** Makes indexes, two at a time, each with memory enough to sort once. */
export async function makeIndexes(connect: () => Promise<pg.Client>, definitions: readonly string[]): Promise<void> {
  const left = [...definitions];
  await Promise.all(
    [0, 1].map(async () => {
      const client = await connect();
      await client.query("set maintenance_work_mem = '1GB'");
      await client.query("set max_parallel_maintenance_workers = 0");
      for (let next = left.shift(); next; next = left.shift()) await client.query(next);
      await client.end();
    }),
  );
}
