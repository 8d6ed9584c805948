import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { randomOf } from "../../demo/random.ts";
import { ask, type Caller } from "../app/caller.ts";
import { atLeast, type Figure, type Row } from "../figure.ts";
import { openLoop } from "../measure/open-loop.ts";
import { paceOf } from "../measure/compare.ts";
import { median, percentile } from "../measure/statistics.ts";
import { throughputs } from "../measure/throughput.ts";
import { somebody } from "./search/queries.ts";
import { fields } from "./list/bare-list.ts";

const plainServer = fileURLToPath(new URL("./reading/plain-server.ts", import.meta.url));

/** A card and a list, in answers a second, beside a server that has nothing but node:http and plain rows. */
export const row: Row = {
  name: "reads",
  title: "read endpoints",
  async run(ground) {
    const caller = await ground.as("all");
    const plain = await startPlain(ground.cluster.url());
    try {
      const random = randomOf(5_501);
      const ids = Array.from({ length: 500 }, () => somebody(random, ground.base).id);
      let turn = 0;
      const next = () => ids[turn++ % ids.length] ?? "";
      const list = `/contacts?fields=${fields}&count=none`;
      return [
        await measure(
          "one contact",
          () => caller.get(`/contacts/${next()}`),
          plain.call(caller, () => `/contacts/${next()}`),
        ),
        await measure(
          "a page of the list",
          () => caller.get(list),
          plain.call(caller, () => "/contacts"),
        ),
        await latency("one contact, 1 at once", () => caller.get(`/contacts/${next()}`), 1),
        await latency("one contact, 16 at once", () => caller.get(`/contacts/${next()}`), 16),
      ];
    } finally {
      plain.stop();
    }
  },
};

async function measure(what: string, ours: () => Promise<unknown>, other: () => Promise<unknown>): Promise<Figure> {
  const answers = await throughputs(ours, other, { lanes: 16 });
  const ratio = answers.ours / answers.other;
  return { what, ours: answers.ours, unit: "/s", limit: answers.other, ratio, goal: atLeast(1.5, ratio, "×") };
}

async function latency(what: string, call: () => Promise<unknown>, atOnce: number): Promise<Figure> {
  const every = Math.max(4, (await paceOf(call, atOnce)) * 2);
  const times = await openLoop(call, { every, atOnce, beats: Math.min(300, Math.ceil(3_000 / every)) });
  return { what, ours: median(times), unit: "ms", p95: percentile(times, 0.95), p99: percentile(times, 0.99) };
}

async function startPlain(databaseUrl: string) {
  const child = spawn(process.execPath, [plainServer, databaseUrl], { stdio: ["ignore", "pipe", "inherit"] });
  const [port] = await once(child.stdout, "data");
  const url = `http://127.0.0.1:${String(port).trim()}`;
  return {
    call: (caller: Caller, path: () => string) => async () => {
      const { status, text } = await ask(`${url}${path()}`, "GET", caller.headers);
      if (status !== 200) throw new Error(`the plain server answers ${status}: ${text}`);
    },
    stop: () => child.kill("SIGKILL"),
  };
}
