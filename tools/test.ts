import { spawn } from "node:child_process";
import { once } from "node:events";
import { glob, mkdtemp, rm, writeFile } from "node:fs/promises";
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

/** Deals the files out, each a suite of its own with its own hooks; neighbours, which are alike in what they take, to different processes. */
async function inProcesses(files: readonly string[]): Promise<string[]> {
  const paths: string[] = [];
  for (let place = 0; place < processes; place++) {
    const path = join(folder, `${place + 1}.test.mjs`);
    const suites = files.filter((_, i) => i % processes === place).map(suiteOf);
    await writeFile(
      path,
      `import { describe } from "node:test";\nimport ${addressOf("src/testing/browser.ts")};\n${suites.join("")}`,
    );
    paths.push(path);
  }
  return paths;
}

function suiteOf(file: string): string {
  return `describe(${JSON.stringify(file)}, () => import(${addressOf(file)}));\n`;
}

function addressOf(file: string): string {
  return JSON.stringify(pathToFileURL(join(root, file)).href);
}
