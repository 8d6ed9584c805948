import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { PoolClient } from "pg";
import { hasTable } from "./target.ts";
import { unnamedFiles } from "./unnamed-files.ts";

/** Remembers, for as long as this connection stands, which files a database names. */
export async function noteFiles(client: PoolClient): Promise<void> {
  await client.query("create temporary table noted (name text)");
  if (await hasTable(client, "files")) await client.query("insert into noted select 'files/' || path from files");
  if (await hasTable(client, "imports"))
    await client.query("insert into noted select 'imports/' || id from imports where file_path <> ''");
}

/** Takes away the noted files that the new database does not name. */
export async function removeNotedFiles(before: PoolClient, now: PoolClient, dataDir: string): Promise<void> {
  for (let after = ""; ;) {
    const { rows } = await before.query<{ name: string }>(
      "select name from noted where name > $1 order by name limit 1000",
      [after],
    );
    const last = rows.at(-1);
    if (!last) return;
    const gone = await unnamedFiles(
      now,
      rows.map(({ name }) => name),
    );
    for (const name of gone) await rm(join(dataDir, name), { force: true });
    after = last.name;
  }
}
