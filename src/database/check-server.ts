import { setTimeout as wait } from "node:timers/promises";
import type { Pool } from "pg";
import type { Logger } from "pino";
import { CannotStart } from "../cannot-start.ts";

const oldest = 15;

/** Not yet there: no route, refused, starting, or all its connections taken. */
const passing = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "ECONNRESET", "ENOENT", "57P03", "53300"];
const patience = 30_000;

/** Waits half a minute for a server that is not there yet; throws CannotStart when it stays away or is unfit. */
export async function checkServer(pool: Pool, log: Logger): Promise<void> {
  const server = await ask(pool);
  const reason = whyUnfit(server);
  if (reason !== undefined) throw new CannotStart(reason);
  if (knowsLettersOfAsciiOnly(server))
    log.warn(
      `the database was made with lc_ctype "${server.ctype}": names in other alphabets are searched slowly. Make it anew with "lc_ctype 'C.UTF-8'"`,
    );
}

/** Trigrams of pg_trgm are made of what this locale calls letters. */
export function knowsLettersOfAsciiOnly({ ctype }: Pick<Server, "ctype">): boolean {
  return ctype === "C" || ctype === "POSIX";
}

export interface Server {
  /** As `server_version_num`: 150004 is 15.4. */
  version: number;
  shown: string;
  encoding: string;
  icu: boolean;
  ctype: string;
  /** Which of the settings that keep promises are off. */
  off: string[];
}

/** What every PostgreSQL under Acquaint must be: new enough, in UTF-8, with ICU's order, losing nothing it has acknowledged. */
export function whyUnfit({ version, shown, encoding, icu, off }: Server): string | undefined {
  if (version < oldest * 10_000) return `The database is PostgreSQL ${shown}; Acquaint needs ${oldest} or newer.`;
  if (encoding !== "UTF8") return `The database is encoded in ${encoding}; make it anew with "encoding 'UTF8'".`;
  if (!icu) return 'The database has no collation "und-x-icu": use a PostgreSQL that was built with ICU.';
  if (off.length > 0) {
    return `The database would lose what it has acknowledged: ${off.join(", ")} is off. Set it on.`;
  }
  return undefined;
}

async function ask(pool: Pool): Promise<Server> {
  for (const end = Date.now() + patience; ; await wait(500)) {
    try {
      const { rows } = await pool.query<Server>(`
        select current_setting('server_version_num')::int as version,
          current_setting('server_version') as shown,
          pg_encoding_to_char(encoding) as encoding,
          datctype as ctype,
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
