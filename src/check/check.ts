import type { PoolClient } from "pg";
import { CannotStart } from "../cannot-start.ts";
import { staleSearchTexts } from "../contacts/stale-search-texts.ts";
import type { Database } from "../database/connect.ts";
import { readLanded, readMigrations } from "../database/migrate.ts";
import { onOwnLine } from "../database/own-line.ts";
import { files } from "./files.ts";
import { invariants } from "./invariants.ts";
import type { Rule } from "./rule.ts";
import { schema } from "./schema.ts";

export interface Check {
  database: Pick<Database, "pool">;
  dataDir: string;
  /** Every text and file is looked into, not a sample of twenty thousand. */
  all: boolean;
  /** Called for each rule as it has been looked at; nothing found: it holds. */
  tell: (says: string, breaches: readonly string[]) => void;
  signal: AbortSignal;
}

/** A sample takes some seconds at most, whatever there is. */
const sample = 20_000;

const rules: readonly Rule[] = [
  ...schema,
  ...invariants,
  {
    says: "Everybody is found by what the program would write today",
    breaches: ({ client, most }) => staleSearchTexts(client, most),
  },
  files,
];

/** Holds the database and the files against every rule, in one snapshot; reads only. Gives the number of rules that are broken. */
export async function check({ database, dataDir, all, tell, signal }: Check): Promise<number> {
  return onOwnLine(database.pool, signal, async (client) => {
    await openSnapshot(client);
    let broken = 0;
    for (const { says, breaches } of rules) {
      const found = await breaches({ client, dataDir, most: all ? Infinity : sample });
      if (found.length > 0) broken += 1;
      tell(says, found);
    }
    return broken;
  });
}

/** Rows are read where they lie: an index that is broken could hide them. */
async function openSnapshot(client: PoolClient): Promise<void> {
  await client.query(`
    begin isolation level repeatable read read only;
    set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0; set local client_connection_check_interval = '1s';
    set local enable_indexscan = off; set local enable_indexonlyscan = off; set local enable_bitmapscan = off;
    set local enable_nestloop = off; set local work_mem = '128MB'`);
  const landed = await readLanded(client);
  const known = await readMigrations();
  if (landed.size === 0) throw new CannotStart("There is no Acquaint in this database.");
  if (known.length === landed.size && known.every(({ name, checksum }) => landed.get(name) === checksum)) return;
  throw new CannotStart(
    'The database is at the level of another program. "acquaint migrate" brings it to this one\'s.',
  );
}
