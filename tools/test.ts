import { spawn } from "node:child_process";
import { once } from "node:events";
import { glob, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { pino } from "pino";
import { buildPageWhenStale } from "../bin/build-page.ts";
import { startEmbedded } from "../src/database/embedded.ts";
import { findChromium } from "../src/testing/chromium.ts";
import { clusterOfRun } from "../src/testing/cluster.ts";
import { installCheckers, root } from "./checkers.ts";

// `npm test [path…]`: prepares what all files share, then leaves the word to Node's runner, whose summary comes last.

/** In so many processes all files run: each loads the program once for its files. Three are at work at a time, for a third of it is waiting. */
const processes = 12;

/** Seconds, as they were measured in a whole run, of files that take more than their length tells. */
const heavy: Readonly<Record<string, number>> = {
  "src/access/rights-matrix.test.ts": 205,
  "src/web/every-page.test.ts": 170,
  "tools/checks.test.ts": 125,
  "bench/bench.test.ts": 97,
  "src/web/management/fields-of-each-type.test.ts": 85,
  "src/web/grid/grid.test.ts": 75,
  "src/web/transfer/import.test.ts": 57,
  "src/access/ways-out.test.ts": 50,
  "src/transfer/import-faults.test.ts": 49,
  "torture/torture.test.ts": 43,
  "src/backup/restore.test.ts": 32,
  "src/web/keyboard-walk.test.ts": 31,
  "src/database/embedded.test.ts": 26,
  "demo/demo.test.ts": 25,
  "src/batches/long-batches.test.ts": 22,
  "src/batches/batch-faults.test.ts": 20,
  "src/access/every-route.test.ts": 19,
};

const say = (line: string) => process.stdout.write(`${line}\n`);

await installCheckers();
const chromium = findChromium();
await buildPageWhenStale(say);
const folder = await mkdtemp(join(tmpdir(), "acquaint-test-run-"));
const cluster = await startEmbedded(folder, { log: pino({ level: "silent" }), durable: false });
// The runner hears Ctrl-C as well and ends; the cluster must outlive it, to be stopped in order.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => runner.kill("SIGTERM"));
const runner = spawn(process.execPath, ["--test", "--test-concurrency=3", "--test-reporter=spec", ...(await toRun())], {
  cwd: root,
  stdio: "inherit",
  env: {
    ...process.env,
    [clusterOfRun]: cluster.connection.host,
    CHROMIUM_PATH: chromium,
    // Every file reads the same program: compiled once, it is there for those that follow.
    NODE_COMPILE_CACHE: join(folder, "compiled"),
  },
});
const [code] = await once(runner, "exit");
await cluster.stop();
await rm(folder, { recursive: true, force: true });
process.exitCode = code ?? 1;

async function toRun(): Promise<string[]> {
  const asked = process.argv.slice(2);
  return asked.length > 0 ? asked : inProcesses(await testFiles());
}

async function testFiles(): Promise<string[]> {
  const files: string[] = [];
  for await (const path of glob("{src,bin,demo,bench,torture}/**/*.test.{ts,tsx}", { cwd: root })) files.push(path);
  for await (const path of glob("tools/*.test.ts", { cwd: root })) files.push(path);
  return files.sort();
}

/**
 * Deals the files out, each a suite of its own with its own hooks: the heaviest first, each to the process that has least, so
 * that all have the same. Those that begin first have the heaviest.
 */
async function inProcesses(files: readonly string[]): Promise<string[]> {
  const weighed = await Promise.all(files.map(async (file) => ({ file, weight: await weightOf(file) })));
  const lots = Array.from({ length: processes }, () => ({ files: new Array<string>(), weight: 0 }));
  for (const { file, weight } of weighed.toSorted((a, b) => b.weight - a.weight)) {
    const lightest = lots.reduce((least, lot) => (lot.weight < least.weight ? lot : least));
    lightest.files.push(file);
    lightest.weight += weight;
  }
  const paths: string[] = [];
  for (const [place, lot] of lots.entries()) {
    const path = join(folder, `${String(place + 1).padStart(2, "0")}.test.mjs`);
    const suites = lot.files.map(suiteOf);
    await writeFile(
      path,
      `import { describe } from "node:test";\nimport ${addressOf("src/testing/browser.ts")};\n${suites.join("")}`,
    );
    paths.push(path);
  }
  return paths;
}

/** About the seconds that a file takes: 3 for a thousand characters of pages, a third of one for others that open a world. */
async function weightOf(file: string): Promise<number> {
  const text = await readFile(join(root, file), "utf8");
  const thousands = text.length / 1_000;
  const ofOthers = /aWorld|aDatabase|aHouse/.test(text) ? thousands / 3 : thousands / 30;
  return heavy[file] ?? (/testing\/brows/.test(text) ? thousands * 3 : ofOthers);
}

function suiteOf(file: string): string {
  return `describe(${JSON.stringify(file)}, () => import(${addressOf(file)}));\n`;
}

function addressOf(file: string): string {
  return JSON.stringify(pathToFileURL(join(root, file)).href);
}
