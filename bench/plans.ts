import { open, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Cluster } from "./data/cluster.ts";

/** Keeps the plans of slow statements: the server itself writes them into its log (auto_explain). */
export interface Plans {
  /** The plans of the slowest statements since the last call, slowest first. */
  take(): Promise<string[]>;
  stop(): Promise<void>;
}

const settings: Readonly<Record<string, string>> = {
  session_preload_libraries: "auto_explain",
  "auto_explain.log_min_duration": "2ms",
  "auto_explain.log_analyze": "on",
  "auto_explain.log_buffers": "on",
  "auto_explain.log_timing": "off",
  "auto_explain.log_nested_statements": "off",
};
const most = 3;
const longest = 6_000;

/** Sessions that are opened from now on tell their plans; the bare engine's do not (`options` of its pool). */
export async function keepPlans(cluster: Cluster): Promise<Plans> {
  const log = join(cluster.folder, "postgres", "server.log");
  await change(cluster, (name, value) => `alter system set ${name} = '${value}'`);
  let read = (await stat(log)).size;
  return {
    async take() {
      const text = await textFrom(log, read);
      read += Buffer.byteLength(text);
      return slowest(text);
    },
    stop: () => change(cluster, (name) => `alter system reset ${name}`),
  };
}

/** For sessions whose plans nobody wants. */
export const withoutPlans = "-c auto_explain.log_min_duration=-1";

async function change(cluster: Cluster, statement: (name: string, value: string) => string): Promise<void> {
  const client = await cluster.client("postgres");
  // Only who has the library knows its settings.
  await client.query("load 'auto_explain'");
  for (const [name, value] of Object.entries(settings)) await client.query(statement(name, value));
  await client.query("select pg_reload_conf()");
  await client.end();
}

async function textFrom(path: string, start: number): Promise<string> {
  const file = await open(path);
  const { size } = await file.stat();
  const bytes = Buffer.alloc(Math.max(0, size - start));
  await file.read(bytes, 0, bytes.length, start);
  await file.close();
  return bytes.toString();
}

/** One of each statement, cut where they are long. */
function slowest(log: string): string[] {
  const entries = log.split(/^(?=\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)/m).flatMap((entry) => {
    const found = /duration: ([\d.]+) ms {2}plan:\s*([\s\S]*)/.exec(entry);
    return found ? [{ duration: Number(found[1]), plan: found[2] ?? "" }] : [];
  });
  const seen = new Set<string>();
  return entries
    .toSorted((a, b) => b.duration - a.duration)
    .filter(({ plan }) => {
      const statement = plan.slice(0, 200);
      return seen.has(statement) ? false : seen.add(statement);
    })
    .slice(0, most)
    .map(({ duration, plan }) => `${duration.toFixed(1)} ms\n${plan.slice(0, longest).trimEnd()}`);
}
