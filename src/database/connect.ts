import { setTimeout as wait } from "node:timers/promises";
import { CompiledQuery, Kysely, PostgresDialect, type Dialect } from "kysely";
import pg from "pg";
import type { Logger } from "pino";
import type { Tables } from "./tables.ts";
import { typesOfValues } from "./types.ts";

/** Where a database listens: a URL, or a folder with the socket. */
export type Connection = { connectionString: string } | { host: string; port?: number; user: string; database: string };

export interface Database {
  db: Kysely<Tables>;
  pool: pg.Pool;
  /** For those who need a line of their own: jobs, LISTEN, COPY. */
  connection: Connection;
  /** True when no other app can be at this database, as with the embedded one. */
  alone: boolean;
  /** Waits a second for those who still use it. */
  close(): Promise<void>;
}

/** Opens a pool on a server that already answers. */
export function connect(connection: Connection, log: Logger, alone = false): Database {
  const pool = new pg.Pool({
    ...connection,
    types: typesOfValues,
    max: 16,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    application_name: "acquaint",
  });
  outliveServer(pool, log);
  const db = new Kysely<Tables>({ dialect: readingInTime(new PostgresDialect({ pool })) });
  return { db, pool, connection, alone, close: () => closeSoon(pool) };
}

/**
 * A transaction that only reads ends after two seconds (57014) unless it says otherwise; said in one breath with its
 * beginning, for every list and card begins so.
 */
function readingInTime(dialect: PostgresDialect): Dialect {
  return {
    createDriver: () => {
      const driver = dialect.createDriver();
      const begin = driver.beginTransaction.bind(driver);
      driver.beginTransaction = async (connection, settings) => {
        if (settings.accessMode !== "read only" || settings.isolationLevel) return begin(connection, settings);
        await connection.executeQuery(
          CompiledQuery.raw("start transaction read only; set local statement_timeout = '2s'"),
        );
      };
      return driver;
    },
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
  };
}

/** Who still holds a connection gets a second. */
async function closeSoon(pool: pg.Pool): Promise<void> {
  await Promise.race([pool.end(), wait(1_000, undefined, { ref: false })]);
}

/** A server that dies breaks its connections, never the app: without listeners an 'error' event ends the process. */
export function outliveServer(pool: pg.Pool, log: Logger): void {
  const tell = (error: Error) => {
    if (!pool.ending) log.warn({ reason: error.message }, "a database connection broke");
  };
  pool.on("error", tell);
  pool.on("connect", (client) => client.on("error", tell));
}
