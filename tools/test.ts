import { spawn } from "node:child_process";
import { once } from "node:events";
import { glob, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { buildPageWhenStale } from "../bin/build-page.ts";
import { startEmbedded } from "../src/database/embedded.ts";
import { findChromium } from "../src/testing/chromium.ts";
import { clusterOfRun } from "../src/testing/cluster.ts";
import { installCheckers, root } from "./checkers.ts";

// `npm test [path…]`: prepares what all files share, then leaves the word to Node's runner, whose summary comes last.
const say = (line: string) => process.stdout.write(`${line}\n`);

await installCheckers();
const chromium = findChromium();
await buildPageWhenStale(say);
const folder = await mkdtemp(join(tmpdir(), "acquaint-test-run-"));
const cluster = await startEmbedded(folder, { log: pino({ level: "silent" }), durable: false });
// The runner hears Ctrl-C as well and ends; the cluster must outlive it, to be stopped in order.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => runner.kill("SIGTERM"));
const runner = spawn(
  process.execPath,
  ["--test", "--test-concurrency=2", "--test-reporter=spec", ...(await testFiles())],
  {
    cwd: root,
    stdio: "inherit",
    env: {
      ...process.env,
      [clusterOfRun]: cluster.connection.host,
      CHROMIUM_PATH: chromium,
      // Every file reads the same program: compiled once, it is there for those that follow.
      NODE_COMPILE_CACHE: join(folder, "compiled"),
    },
  },
);
const [code] = await once(runner, "exit");
await cluster.stop();
await rm(folder, { recursive: true, force: true });
process.exitCode = code ?? 1;

async function testFiles(): Promise<string[]> {
  const asked = process.argv.slice(2);
  if (asked.length > 0) return asked;
  const files: string[] = [];
  for await (const path of glob("{src,bin,demo,bench,torture}/**/*.test.{ts,tsx}", { cwd: root })) files.push(path);
  for await (const path of glob("tools/*.test.ts", { cwd: root })) files.push(path);
  return files.sort();
}
