import type { ClientBase } from "pg";
import { columnsOf, listTables, quoted } from "../backup/catalogue.ts";

/** Table → how many rows and a hash of them all, whatever their order; what an archive leaves out is left out, and where the data folder is. */
export async function hashTables(database: Pick<ClientBase, "query">): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const table of await listTables(database)) {
    const columns = columnsOf({ columns: table.columns.filter((column) => column !== "file_path").toSorted() });
    const { rows } = await database.query(
      `select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 1)), 0) as hash from (select ${columns} from ${quoted(table.name)}) as t`,
    );
    hashes[table.name] = rows[0].hash;
  }
  return hashes;
}
