import type { Pool } from "pg";

/** Every row of every table, but of those named, that holds a text: `table: row`. */
export async function rowsThatHold(pool: Pool, text: string, but: readonly string[] = []): Promise<string[]> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
       and relname not like 'audit\\_2%' and relname <> 'audit_rest' union select 'audit' order by 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    if (but.includes(name)) continue;
    const { rows } = await pool.query<{ row: string }>(
      `select t::text as row from ${name} t where strpos(t::text, $1) > 0`,
      [text],
    );
    found.push(...rows.map(({ row }) => `${name}: ${row}`));
  }
  return found;
}
