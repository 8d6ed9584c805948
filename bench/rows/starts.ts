import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { memoryOf } from "../app/memory.ts";
import { startApp } from "../app/start-app.ts";
import { atMost, type Figure, type Row } from "../figure.ts";
import type { Ground } from "../ground.ts";

const page = fileURLToPath(new URL("../../dist/page/", import.meta.url));

/** Starting on the base with its own database, the memory of a server that nobody asks for anything, the weight of the page. */
export const row: Row = {
  name: "starts",
  title: "start, page, idle memory",
  async run(ground) {
    // The page is built now if it has to be, which is no part of a start.
    await ground.app();
    const figures = await pageWeight();
    await ground.stopApp();
    await ground.cluster.stop();
    try {
      figures.push(...(await measureStarts(ground)));
    } finally {
      await ground.cluster.start();
    }
    return figures;
  },
};

async function measureStarts(ground: Ground): Promise<Figure[]> {
  const times: number[] = [];
  let memory = 0;
  for (let turn = 0; turn < 5; turn++) {
    const app = await startApp({ dataDir: ground.options.folder });
    times.push(app.startedIn / 1_000);
    if (turn === 4) {
      await wait(10_000);
      memory = await memoryOf(app.pid);
    }
    await app.stop();
  }
  const least = Math.min(...times);
  const middle = times.toSorted((a, b) => a - b)[2] ?? least;
  return [
    {
      what: "start with an existing database, to the first answer",
      ours: middle,
      unit: "s",
      goal: atMost(1, middle, "s"),
      note: `median of ${times.map((time) => time.toFixed(2)).join(", ")}, the database server's own start with it`,
    },
    { what: "memory of the server, idle", ours: memory, unit: "MB", goal: atMost(150, memory, "MB") },
  ];
}

/** What the first page loads before it shows anything: scripts and styles as index.html names them, compressed. */
async function pageWeight(): Promise<Figure[]> {
  const html = await readFile(join(page, "index.html"), "utf8").catch(() => "");
  const names = new Set(
    [...html.matchAll(/(?:src|href)="\/?(assets\/[^"]+\.(?:js|css))"/g)].map(([, name = ""]) => name),
  );
  const weigh = async (pattern: RegExp, suffix: string) => {
    let bytes = 0;
    for (const name of names) if (pattern.test(name)) bytes += (await stat(join(page, `${name}${suffix}`))).size;
    return bytes / 1_000;
  };
  if (names.size === 0) return [];
  const [gzip, brotli] = [await weigh(/\.js$/, ".gz"), await weigh(/\.js$/, ".br")];
  const note = `gzip; ${brotli.toFixed(0)} kB as brotli, styles ${(await weigh(/\.css$/, ".gz")).toFixed(0)} kB more`;
  return [
    { what: "script of the first page, compressed", ours: gzip, unit: "kB", goal: atMost(250, gzip, "kB"), note },
  ];
}
