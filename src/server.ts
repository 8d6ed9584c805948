import { setTimeout as wait } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import type { Logger } from "pino";
import { makeFirstAdministrator } from "./access/first-administrator.ts";
import { sweepPlaced } from "./backup/placed-files.ts";
import { CannotStart } from "./cannot-start.ts";
import type { Config } from "./config.ts";
import type { Database } from "./database/connect.ts";
import { migrate, readMigrations } from "./database/migrate.ts";
import { openDatabase } from "./database/open.ts";
import { isDiskFull } from "./database/space.ts";
import { installJobs } from "./jobs/install.ts";
import { startJobs } from "./jobs/start.ts";

export interface Start {
  config: Config;
  log: Logger;
  /** Progress in words, for the one who watches the start. */
  say: (line: string) => void;
  /** What must be there before the first request, such as the page. */
  ready?: Promise<void>;
}

export interface Running {
  database: Database;
  /** Stops taking requests, lets those under way end, releases the jobs, closes the database: nine seconds at most. */
  close(): Promise<void>;
}

/** Opens the database, the jobs and the app, in this order; whatever fails closes what stood open before it. */
export async function serve({ config, log, say, ready }: Start): Promise<Running> {
  const open: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const shut of open.splice(0).reverse()) await shut();
  };
  // Read while the database server starts: half a second won.
  const house = import("./app.ts");
  house.catch(() => {});
  try {
    const database = await openReadyDatabase({ config, log, say });
    open.push(database.close);
    await sweepPlaced(database.pool, config.dataDir);
    if (config.firstAdministrator) await makeFirstAdministrator(database.db, config.firstAdministrator);
    await ready;
    const { askAtStart, buildApp, jobs } = await house;
    const working = await startJobs({ database, config, log }, jobs);
    open.push(() => atMost(4_500, working.stop()));
    await askAtStart({ database });
    const app = await buildApp({ database, config, log });
    open.push(() => shut(app));
    await listen(app, config);
    return { database, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A database at the level of this program, the queue's tables with it. */
export async function openReadyDatabase({ config, log, say }: Omit<Start, "ready">): Promise<Database> {
  const database = await openWhereThereIsSpace(config, log, say);
  try {
    await migrate(database.pool, await readMigrations(), say);
    await installJobs(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function openWhereThereIsSpace(config: Config, log: Logger, say: Start["say"]): Promise<Database> {
  try {
    return await openDatabase(config, log, say);
  } catch (error) {
    if (!isDiskFull(error)) throw error;
    throw new CannotStart(`The disk of ${config.dataDir} is full. Make some space there and start again.`);
  }
}

/** Idle connections go at once, slow answers get two seconds. */
async function shut(app: FastifyInstance): Promise<void> {
  const impatient = setTimeout(() => app.server.closeAllConnections(), 2_000);
  await atMost(3_000, app.close());
  clearTimeout(impatient);
}

async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  await Promise.race([work, wait(milliseconds, undefined, { ref: false })]);
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EADDRINUSE")
      throw new CannotStart(`Port ${port} is taken by another program. Set PORT to a free one.`);
    if (code === "EACCES") throw new CannotStart(`Port ${port} needs more rights. Set PORT to one above 1023.`);
    if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
      throw new CannotStart(`This machine has no address ${host}. Set HOST to one of its own, or to localhost.`);
    }
    throw error;
  }
}
