import { setTimeout as wait } from "node:timers/promises";
import type { Pool } from "pg";
import { CannotStart } from "../cannot-start.ts";

const oldest = 15;

/** Not yet there: no route, refused, starting, or all its connections taken. */
const passing = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "ECONNRESET", "ENOENT", "57P03", "53300"];
const patience = 30_000;

/** What every PostgreSQL under Acquaint must be: new enough, in UTF-8, with ICU's order, losing nothing it has acknowledged (CannotStart). */
export async function checkServer(pool: Pool): Promise<void> {
  const server = await ask(pool);
  if (server.version < oldest * 10_000) {
    throw new CannotStart(`The database is PostgreSQL ${server.shown}; Acquaint needs ${oldest} or newer.`);
  }
  if (server.encoding !== "UTF8") {
    throw new CannotStart(`The database is encoded in ${server.encoding}; make it with "encoding UTF8".`);
  }
  if (!server.icu) {
    throw new CannotStart('The database has no collation "und-x-icu": use a PostgreSQL that was built with ICU.');
  }
  for (const name of server.off) {
    throw new CannotStart(`${name} is off in the database: it would lose what it has acknowledged. Set it on.`);
  }
}

interface Answer {
  version: number;
  shown: string;
  encoding: string;
  icu: boolean;
  off: string[];
}

async function ask(pool: Pool): Promise<Answer> {
  for (const end = Date.now() + patience; ; await wait(500)) {
    try {
      const { rows } = await pool.query<Answer>(`
        select current_setting('server_version_num')::int as version,
          current_setting('server_version') as shown,
          pg_encoding_to_char(encoding) as encoding,
          exists (select from pg_collation where collname = 'und-x-icu') as icu,
          array(select name from pg_settings
            where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off') as off
        from pg_database where datname = current_database()`);
      const [answer] = rows;
      if (answer) return answer;
    } catch (error) {
      if (!isPassing(error) || Date.now() > end)
        throw new CannotStart(`The database does not answer: ${reasonOf(error)}`);
    }
  }
}

function isPassing(error: unknown): boolean {
  return error instanceof Error && "code" in error && passing.includes(String(error.code));
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}
