import { mkdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { pino } from "pino";
import { backUp } from "../../src/backup/back-up.ts";
import type { Manifest } from "../../src/backup/manifest.ts";
import { restore } from "../../src/backup/restore.ts";
import { startEmbedded } from "../../src/database/embedded.ts";
import { hashTables } from "../../src/testing/hash-tables.ts";
import { startApp } from "../app/start-app.ts";
import { withCopy } from "../data/scratch.ts";
import { atMost, type Figure, type Row } from "../figure.ts";
import type { Ground } from "../ground.ts";
import { arrivals } from "./load/arrivals.ts";
import { callsOf, clientReads } from "./load/calls.ts";
import { keepImporting } from "./load/long-work.ts";
import { signInAll } from "./load/people-at-work.ts";

const copy = "bench_backup";
const log = pino({ level: "silent" });
const { signal } = new AbortController();
const progress = () => {};

/** An archive is made while people work and an import runs, and restored on an empty machine: each table beside the same as the archive's snapshot has it. */
export const row: Row = {
  name: "backup",
  title: "backup under load, restore",
  onDemand: true,
  async run(ground) {
    await ground.stopApp();
    const folder = join(ground.options.folder, "backup");
    await rm(folder, { recursive: true, force: true });
    // Whoever the restored server runs as has to come as far as its data.
    await mkdir(folder, { mode: 0o755 });
    try {
      const { figures, file, hashes } = await withCopy(ground.cluster, copy, (held, url) =>
        archive(ground, held, url, folder),
      );
      return [...figures, ...(await restored(join(folder, "restored"), file, hashes))];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

interface Archived {
  figures: Figure[];
  file: string;
  /** Of the tables as they were at the snapshot. */
  hashes: Record<string, string>;
}

/** `held` holds the snapshot until its tables have been read once more. */
async function archive(ground: Ground, held: pg.Client, url: string, folder: string): Promise<Archived> {
  const app = await startApp({ dataDir: join(folder, "app"), databaseUrl: url });
  const pool = new pg.Pool({ ...ground.cluster.connection(copy), max: 1 });
  try {
    let isWorking = true;
    const goesOn = () => isWorking;
    const { agents, clients } = await signInAll(ground.base, app.url);
    const [administrator] = agents;
    if (!administrator) throw new Error("Nobody signed in.");
    const work = Promise.all([
      arrivals({ ...callsOf(ground.base, agents), look: clientReads(clients) }, goesOn),
      keepImporting(ground, administrator, goesOn),
    ]);
    // Something is being written by then.
    await new Promise((go) => setTimeout(go, 10_000));
    await held.query("begin isolation level repeatable read read only");
    await held.query("set local timezone = 'UTC'; set local idle_in_transaction_session_timeout = 0");
    const { rows } = await held.query("select pg_export_snapshot() as snapshot");
    const file = join(folder, "under-load.tar");
    const wish = { database: { pool }, dataDir: join(folder, "app"), file, version: "bench", progress, signal };
    const began = performance.now();
    const manifest = await backUp({ ...wish, snapshot: rows[0].snapshot });
    const seconds = (performance.now() - began) / 1_000;
    isWorking = false;
    const [calls] = await work;
    const hashes = await hashTables(held);
    await held.query("commit");
    const written = calls.write.length;
    return { file, hashes, figures: [...(await figuresOf(manifest, file, seconds, written)), failures(calls.failed)] };
  } finally {
    await pool.end();
    await app.stop();
  }
}

async function figuresOf(manifest: Manifest, file: string, seconds: number, written: number): Promise<Figure[]> {
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  return [
    {
      what: `${rows.toLocaleString("en")} rows of ${manifest.tables.length} tables, archived under load`,
      ours: seconds,
      unit: "s",
      note: `${written} writes and an import meanwhile`,
    },
    { what: "the archive", ours: (await stat(file)).size / 1_000_000, unit: "MB" },
  ];
}

function failures(failed: readonly string[]): Figure {
  const note = failed.slice(0, 2).join("; ");
  return {
    what: "answers that failed meanwhile",
    ours: failed.length,
    unit: "",
    goal: atMost(0, failed.length, ""),
    note,
  };
}

async function restored(dataDir: string, file: string, then: Record<string, string>): Promise<Figure[]> {
  const began = performance.now();
  const config = { dataDir, databaseUrl: undefined };
  await restore({ config, log, file, replace: false, say: progress, progress, signal });
  const seconds = (performance.now() - began) / 1_000;
  const server = await startEmbedded(dataDir, { log });
  const client = new pg.Client(server.connection);
  try {
    await client.connect();
    await client.query("set timezone = 'UTC'");
    const now = await hashTables(client);
    const others = [...new Set([...Object.keys(then), ...Object.keys(now)])].filter((name) => then[name] !== now[name]);
    return [
      { what: "restored on an empty machine, indexes among it", ours: seconds, unit: "s" },
      {
        what: `tables that are not as at the snapshot, of ${Object.keys(then).length}`,
        ours: others.length,
        unit: "",
        goal: atMost(0, others.length, ""),
        note: others.join(", "),
      },
    ];
  } finally {
    await client.end();
    await server.stop();
  }
}
