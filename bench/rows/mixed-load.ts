import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { memoryOf } from "../app/memory.ts";
import { startApp, type App } from "../app/start-app.ts";
import { withCopy } from "../data/scratch.ts";
import { atMost, type Figure, type Row } from "../figure.ts";
import type { Ground } from "../ground.ts";
import { median, percentile, slope } from "../measure/statistics.ts";
import { arrivals, kinds, type Kind } from "./load/arrivals.ts";
import { callsOf, clientReads } from "./load/calls.ts";
import { keepExporting, keepImporting, rowsOfImport } from "./load/long-work.ts";
import { signInAll } from "./load/people-at-work.ts";

const most: Record<Kind, number> = { read: 150, search: 250, write: 200 };

/** The mixed load of trust.md (mail left out, which nobody receives yet) on a copy of the base, an import and an export always running. */
export const row: Row = {
  name: "load",
  title: "mixed load",
  onDemand: true,
  async run(ground) {
    await ground.stopApp();
    return withCopy(ground.cluster, "bench_load", async (_, url) => {
      const app = await startApp({ dataDir: join(ground.options.folder, "app-load"), databaseUrl: url });
      try {
        return await underLoad(ground, app);
      } finally {
        await app.stop();
      }
    });
  },
};

async function underLoad(ground: Ground, app: App): Promise<Figure[]> {
  const { agents, clients } = await signInAll(ground.base, app.url);
  const end = performance.now() + ground.options.minutes * 60_000;
  const goesOn = () => performance.now() < end;
  const [administrator] = agents;
  if (!administrator) throw new Error("Nobody signed in.");
  const [times, memory, imports, exports] = await Promise.all([
    arrivals({ ...callsOf(ground.base, agents), look: clientReads(clients) }, goesOn),
    watchMemory(app, goesOn),
    keepImporting(ground, administrator, goesOn),
    keepExporting(administrator, goesOn),
  ]);
  // What is made in the first fifth is there to stay: caches, compiled code.
  const settled = memory.slice(Math.floor(memory.length / 5));
  const last = memory.at(-1)?.[1] ?? 0;
  return [
    ...kinds.map((kind) => figureOfKind(kind, times[kind])),
    {
      what: "answers that failed",
      ours: times.failed.length,
      unit: "",
      goal: atMost(0, times.failed.length, ""),
      note: times.failed.slice(0, 2).join("; "),
    },
    {
      what: "memory of the server at the end",
      ours: last,
      unit: "MB",
      goal: atMost(300, last, "MB"),
      note: `${median(memory.map(([, held]) => held)).toFixed(0)} MB in the middle`,
    },
    {
      what: "growth of the server's memory",
      ours: slope(settled),
      unit: "MB/h",
      note: `${imports} imports of ${rowsOfImport.toLocaleString("en")} rows, ${exports} exports meanwhile`,
    },
  ];
}

async function watchMemory({ pid }: App, goesOn: () => boolean): Promise<[hours: number, megabytes: number][]> {
  const began = performance.now();
  const seen: [number, number][] = [];
  while (goesOn()) {
    seen.push([(performance.now() - began) / 3_600_000, await memoryOf(pid)]);
    await wait(500);
  }
  return seen;
}

function figureOfKind(kind: Kind, times: readonly number[]): Figure {
  const p99 = percentile(times, 0.99);
  return {
    what: `${kind}, ${times.length.toLocaleString("en")} times`,
    ours: median(times),
    unit: "ms",
    p95: percentile(times, 0.95),
    p99,
    goal: { words: `p99 ≤ ${most[kind]} ms`, met: p99 <= most[kind] },
  };
}
