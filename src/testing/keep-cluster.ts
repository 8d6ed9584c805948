import { rm } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { pino } from "pino";
import { startEmbedded } from "../database/embedded.ts";

// Keeps the standing test cluster while it is used; after a quarter of an hour without anybody it removes it.
const [folder = ""] = process.argv.slice(2);
const idleMinutes = 15;
const oldMinutes = 20;

const cluster = await startEmbedded(folder, { log: pino({ level: "silent" }), durable: false });
process.once("SIGTERM", () => void leave());
let idle = 0;
while (idle < idleMinutes) {
  await wait(60_000);
  idle = (await tidy()) ? 0 : idle + 1;
}
await leave();

/** Drops databases of runs long over; true while anybody is connected. */
async function tidy(): Promise<boolean> {
  const client = new pg.Client(cluster.connection);
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string; used: boolean }>(`
      select datname as name, exists (select from pg_stat_activity a where a.datid = d.oid and a.pid <> pg_backend_pid()) as used
      from pg_database d where datname ~ '^(world|making)_'`);
    const old = Math.floor(Date.now() / 1000) - oldMinutes * 60;
    const over = rows.filter((row) => !row.used && Number(row.name.split("_")[1]) < old);
    for (const { name } of over) await client.query(`drop database if exists ${name}`);
    return rows.some((row) => row.used);
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function leave(): Promise<never> {
  await cluster.stop();
  await rm(folder, { recursive: true, force: true });
  process.exit(0);
}
