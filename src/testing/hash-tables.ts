import type { Pool } from "pg";
import { columnsOf, listTables, quoted } from "../backup/catalogue.ts";

/** Table → hash of all its rows, whatever their order; what an archive leaves out is left out, and where the data folder is. */
export async function hashTables(pool: Pool): Promise<Record<string, string>> {
  const client = await pool.connect();
  try {
    const hashes: Record<string, string> = {};
    for (const table of await listTables(client)) {
      const columns = columnsOf({ columns: table.columns.filter((column) => column !== "file_path").toSorted() });
      const { rows } = await client.query(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text collate "C")), '') as hash from (select ${columns} from ${quoted(table.name)}) as t`,
      );
      hashes[table.name] = rows[0].hash;
    }
    return hashes;
  } finally {
    client.release();
  }
}
