import type { Pool } from "pg";
import { listTables, quoted, type TableShape } from "../backup/catalogue.ts";

export interface Digests {
  /** Table → how many rows it has, and the sum of the transactions that wrote them. */
  take(): Promise<Record<string, string>>;
}

/**
 * Whether any row of any table has been written, in a hundredth of the time that hashing them all takes: PostgreSQL keeps with
 * every version of a row the transaction that wrote it (xmin). A new row and one that is gone change the count, a changed one
 * has a later transaction; a lock leaves all as it is. What an archive leaves out is left out (hash-tables.ts).
 */
export async function openDigests(pool: Pool): Promise<Digests> {
  const client = await pool.connect();
  const tables: TableShape[] = await listTables(client);
  client.release();
  const all = tables
    .map(
      ({ name }) =>
        `select '${name}' as name, count(*) || ' ' || coalesce(sum(xmin::text::numeric), 0) as digest from ${quoted(name)}`,
    )
    .join(" union all ");
  return {
    async take() {
      const { rows } = await pool.query<{ name: string; digest: string }>(all);
      return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
    },
  };
}
