import { once } from "node:events";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { pino } from "pino";
import type { Random } from "../demo/random.ts";
import { connect } from "../src/database/connect.ts";
import { superuser } from "../src/database/embedded/folder.ts";
import { migrate, readMigrations, type Migration } from "../src/database/migrate.ts";
import { startEmbedded } from "../src/database/embedded.ts";
import type { Finding } from "./checks.ts";
import { killBoth } from "./faults/both.ts";
import { anInstallation, endApp, hasEnded, type App, type Installation } from "./installation.ts";
import { killAll, serverProcesses } from "./processes.ts";

const silent = pino({ level: "silent" });

export interface Migrated {
  /** What was killed, and how long the start took that brought it up to date; the others were killed in turn. */
  kills: { victim: string; ready?: number }[];
  findings: Finding[];
}

/**
 * F10: an installation of an older level is killed while its first start with the new program brings it up to date, again
 * and again; in the end it must be at the level of the program, with what was in it, and look like one that was made anew.
 */
export async function killWhileMigrating(
  folder: string,
  kills: number,
  random: Random,
  say: (line: string) => void,
): Promise<Migrated> {
  const all = await readMigrations();
  const dataDir = join(folder, "migrating");
  const found: Migrated = { kills: [], findings: [] };
  const wrong = (words: string) => void found.findings.push({ kind: "wrong", words: `migrating: ${words}` });
  let anew = "";
  while (found.kills.length < kills) {
    const level = random.between(3, all.length - 1);
    const fresh = await makeBase(dataDir, all, level);
    anew ||= fresh;
    const place = await anInstallation(dataDir);
    try {
      for (let strikes = random.between(1, 3); strikes > 0 && found.kills.length < kills; strikes--) {
        const victim = await strike(place, random, all.length - level);
        if (!hasEnded(place.app)) await killBoth(place);
        found.kills.push({ victim });
        place.app = place.launch();
      }
      const began = performance.now();
      await place.untilReady();
      const last = found.kills.at(-1);
      if (last) last.ready = performance.now() - began;
      const { landed, shape, contacts } = await stateOf(place.database.pool);
      if (landed !== all.map(({ name, checksum }) => `${name} ${checksum}`).join()) wrong(`landed are ${landed}`);
      if (shape !== anew) wrong("the tables are not those of a new installation");
      if (contacts !== 2) wrong(`there are ${contacts} contacts, not the one from before and the administrator`);
      await endApp(place.app, "SIGTERM");
      say(`migrating from level ${level}: ${found.kills.length} kills, ${found.findings.length} findings`);
    } finally {
      await place.destroy();
    }
  }
  return found;
}

/** F11: two app processes of one outside database start at once, on a base of an older level; both must get ready. */
export async function startTwoNodes(folder: string): Promise<Finding[]> {
  const all = await readMigrations();
  const dataDir = join(folder, "two-nodes");
  await makeBase(dataDir, all, 3);
  const program = fileURLToPath(new URL("../src/testing/lone-database.ts", import.meta.url));
  const holder = spawn(process.execPath, [program, dataDir], { stdio: ["ignore", "pipe", "inherit"] });
  await once(holder.stdout, "data");
  const sockets = encodeURIComponent(join(dataDir, "postgres", "socket"));
  const url = { DATABASE_URL: `postgresql://${superuser}@/${superuser}?host=${sockets}` };
  const nodes = await Promise.all(["one", "two"].map((name) => anInstallation(join(folder, `node-${name}`), url)));
  try {
    await Promise.all(nodes.map((node) => node.untilReady()));
    return [];
  } catch (error) {
    return [{ kind: "wrong", words: `two nodes at once: ${error instanceof Error ? error.message : String(error)}` }];
  } finally {
    for (const node of nodes) await node.destroy();
    holder.kill("SIGKILL");
    const { masters, children } = serverProcesses(join(dataDir, "postgres", "18"));
    killAll([...masters, ...children]);
  }
}

/** A database at an older level with one contact in it; answers the shape of one at the level of the program. */
async function makeBase(dataDir: string, all: readonly Migration[], level: number): Promise<string> {
  const embedded = await startEmbedded(dataDir, { log: silent });
  await anew(embedded.connection);
  const full = connect(embedded.connection, silent);
  await migrate(full.pool, all);
  const { shape } = await stateOf(full.pool);
  await full.close();
  await anew(embedded.connection);
  const base = connect(embedded.connection, silent);
  await migrate(base.pool, all.slice(0, level));
  await base.pool.query(
    "insert into contacts (first_name, kind, access_group_id) select 'From before', kind, id from access_groups where standing = 'client'",
  );
  await base.close();
  await embedded.stop();
  return shape;
}

async function anew(connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client({ ...connection, database: "postgres" });
  await client.connect();
  await client.query(`drop database if exists ${superuser} with (force)`);
  await client.query(`create database ${superuser}`);
  await client.end();
}

/** Waits until a migration is said to begin, one of those to come, and kills a moment later. Says what. */
async function strike(place: Installation, random: Random, steps: number): Promise<string> {
  const wanted = random.between(1, steps);
  const said = () => place.app.said().match(/^Updating the database/gm)?.length ?? 0;
  while (said() < wanted && !isUp(place.app) && !hasEnded(place.app)) await wait(2);
  await wait(random.between(0, 30));
  const victim = random.pick(["app", "Postgres", "both"]);
  if (victim === "both") await killBoth(place);
  else if (victim === "app") await endApp(place.app, "SIGKILL");
  else {
    const { masters, children } = serverProcesses(place.data);
    killAll([...masters, ...children]);
    // The app either ends, saying why, or was already past it and goes on.
    for (const end = Date.now() + 5_000; Date.now() < end && !hasEnded(place.app);) await wait(50);
  }
  return victim;
}

function isUp(app: App): boolean {
  return app.said().includes("Acquaint is ready");
}

async function stateOf(pool: pg.Pool): Promise<{ landed: string; shape: string; contacts: number }> {
  const { rows } = await pool.query(`
    select (select string_agg(name || ' ' || checksum, ',' order by name) from migrations) as landed,
      (select string_agg(concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default), ',' order by table_name, column_name)
        from information_schema.columns where table_schema = 'public') ||
      (select string_agg(indexdef, ',' order by indexname) from pg_indexes where schemaname = 'public') ||
      (select string_agg(conrelid::regclass || ' ' || conname || pg_get_constraintdef(oid), ',' order by conrelid::regclass::text, conname)
        from pg_constraint where connamespace = 'public'::regnamespace) as shape,
      (select count(*)::int from contacts) as contacts`);
  return rows[0];
}
