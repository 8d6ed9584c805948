import type { PoolClient } from "pg";

/** Of files below the data folder, such as "files/ab/…" and "imports/…", those that no row names. */
export async function unnamedFiles(client: Pick<PoolClient, "query">, names: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select n.name from unnest($1::text[]) as n (name)
     where not exists (select from files f where 'files/' || f.path = n.name) and not exists (select from imports i where 'imports/' || i.id = n.name)`,
    [names],
  );
  return rows.map(({ name }) => name);
}
