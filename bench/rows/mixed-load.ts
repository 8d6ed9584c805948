import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { memoryOf } from "../app/memory.ts";
import { startApp, type App } from "../app/start-app.ts";
import { signIn, type Caller } from "../app/caller.ts";
import { withCopy } from "../data/scratch.ts";
import { atMost, type Figure, type Row } from "../figure.ts";
import type { Ground } from "../ground.ts";
import { median, percentile, slope } from "../measure/statistics.ts";
import { actorIndex, emailOfActor } from "../people/base.ts";
import { writeImportFile } from "./import/file.ts";
import { reach, upload } from "./import/run-import.ts";
import { exportAll } from "./exports.ts";
import { callsOf, clientReads, type Calls } from "./load/calls.ts";

const kinds = ["read", "search", "write"] as const;
type Kind = (typeof kinds)[number];

/** Of ten calls six read, one of them for a client, two search and two write. */
const turns = ["read", "search", "read", "write", "read", "look", "read", "search", "read", "write"] as const;

/** Twenty calls a second, evenly, and a hundred more at once every twenty seconds: 25 in the mean. */
const everyMilliseconds = 50;
const burst = 100;
const burstEvery = 20_000;
const most: Record<Kind, number> = { read: 150, search: 250, write: 200 };
const agentsAtWork = 40;
const clientsAtWork = 20;
const rowsOfImport = 50_000;

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
  const { agents, clients } = await signInAll(ground, app);
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

/** The administrator is the first of the agents. */
async function signInAll({ base }: Ground, app: App): Promise<{ agents: Caller[]; clients: Caller[] }> {
  const signInSome = async (indexes: readonly number[]) => {
    const callers: Caller[] = [];
    for (const index of indexes) callers.push(await signIn(app.url, emailOfActor(base, index)));
    return callers;
  };
  const others = Array.from({ length: Math.min(agentsAtWork, base.agents - 10) }, (_, at) => 5 + at);
  return {
    agents: await signInSome([actorIndex(base, "administrator"), ...others]),
    clients: await signInSome(Array.from({ length: clientsAtWork }, (_, at) => base.agents + at)),
  };
}

/** Open loop: whatever the server does, the next arrive at their time, and wait from then on. */
async function arrivals(calls: Calls & { look: () => Promise<unknown> }, goesOn: () => boolean) {
  const times: Record<Kind, number[]> & { failed: string[] } = { read: [], search: [], write: [], failed: [] };
  const under = new Set<Promise<void>>();
  const began = performance.now();
  for (let beat = 0; goesOn(); beat++) {
    const due = began + beat * everyMilliseconds;
    if (due > performance.now()) await wait(due - performance.now());
    const atOnce = 1 + ((beat * everyMilliseconds) % burstEvery === 0 ? burst : 0);
    for (let one = 0; one < atOnce; one++) {
      const call = turns[(beat + one) % turns.length] ?? "read";
      const kind = call === "look" ? "read" : call;
      const answered = calls[call]().then(
        () => void times[kind].push(performance.now() - due),
        (error: Error) => void times.failed.push(error.message.slice(0, 160)),
      );
      under.add(answered);
      void answered.then(() => under.delete(answered));
    }
  }
  await Promise.all(under);
  return times;
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

/** The same file again and again: it makes its people once, and changes nothing afterwards. */
async function keepImporting(ground: Ground, caller: Caller, goesOn: () => boolean): Promise<number> {
  const path = join(ground.options.folder, "load.csv");
  await writeImportFile(path, ground.base, Math.min(rowsOfImport, ground.base.contacts));
  let done = 0;
  while (goesOn()) {
    const { id } = await upload(caller, path);
    await reach(caller, id, "ready", ["uploaded", "checking"]);
    await caller.send("POST", `/imports/${id}/run`);
    await reach(caller, id, "done", ["ready", "running"]);
    done += 1;
  }
  await rm(path, { force: true });
  return done;
}

async function keepExporting(caller: Caller, goesOn: () => boolean): Promise<number> {
  let done = 0;
  while (goesOn()) {
    await exportAll(caller);
    done += 1;
  }
  return done;
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
