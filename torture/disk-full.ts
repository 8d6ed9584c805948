import { spawnSync } from "node:child_process";
import { closeSync, openSync, writeSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { randomOf } from "../demo/random.ts";
import { password } from "../src/testing/builders.ts";
import type { Client, Reply } from "../src/testing/client.ts";
import { openBook } from "./book.ts";
import type { Finding } from "./checks.ts";
import { hireCrew } from "./crew.ts";
import type { Fault } from "./faults.ts";
import { killBoth } from "./faults/both.ts";
import { administrator, anInstallation, hasEnded, type Installation } from "./installation.ts";
import { lookAt, makeUsers, signIn, workAWhile } from "./torment.ts";

interface Wishes {
  folder: string;
  seed: number;
  /** Rows of an imported file. */
  rows: [least: number, most: number];
  /** How long the disk stays full, in seconds. */
  seconds: number;
  /** What strikes before that, one after the other. */
  strikes: readonly Fault[];
  /** Whether app and database are also killed and started on the full disk. */
  dies: boolean;
  say: (line: string) => void;
}

export interface Filled {
  findings: Finding[];
  acknowledged: number;
}

const megabytes = 512;

/**
 * F27 (and what strikes before): the data folder lies on a small disk of its own, which is filled to the last byte under load. Writes must be
 * refused in words, reads go on, and everything come back by itself when there is space. Why it was left out, where this machine may not mount.
 */
export async function fillDisk({ folder, seed, rows, seconds, strikes, dies, say }: Wishes): Promise<Filled | string> {
  const disk = join(folder, "disk");
  await mkdir(disk, { mode: 0o755 });
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=755`, "tmpfs", disk], {
    encoding: "utf8",
  });
  if (mounted.status !== 0)
    return `this machine may not mount a disk: ${mounted.error?.message ?? mounted.stderr.trim()}`;
  const ledger = join(folder, "disk-ledger");
  const { read, close } = openBook(ledger);
  const place = await anInstallation(join(disk, "data"), {}, join(folder, "disk-app"));
  const findings: Finding[] = [];
  let acknowledged = 0;
  try {
    await place.untilReady();
    const emails = [administrator.email, ...(await makeUsers(place))];
    const crew = hireCrew(place, ledger, { seed, rows, password, emails });
    try {
      const api = await signIn(place);
      for (const fault of strikes) {
        await workAWhile(crew, read, 700);
        const { wrong = [] } = await fault.strike(place, randomOf(seed), read);
        await place.untilReady();
        await crew.rest();
        findings.push(...wrong.map((words): Finding => ({ kind: "wrong", words })));
        findings.push(...(await lookAt(place, api, read(), false)));
        say(`${fault.name}: ${read().acknowledged.size} acknowledged, ${findings.length} findings`);
      }
      await workAWhile(crew, read, 1_000);
      findings.push(...(await whileFull(place, api, join(disk, "ballast"), { seconds, dies, say })));
      await crew.rest();
      findings.push(...(await lookAt(place, api, read(), false)));
      if (!(await crew.finish()))
        findings.push({ kind: "wrong", words: "after the disk was full the work does not come to its end" });
      const book = read();
      findings.push(...(await lookAt(place, api, book, true)));
      acknowledged = book.acknowledged.size;
      const log = await readFile(join(disk, "data", "postgres", "server.log"), "utf8");
      say(`disk full: the server went down ${log.match(/PANIC/g)?.length ?? 0} times`);
      say(
        `disk full: ${book.acknowledged.size} acknowledged; answers ${JSON.stringify(Object.fromEntries(book.tries))}`,
      );
    } finally {
      crew.dismiss();
    }
  } finally {
    close();
    await place.destroy();
    spawnSync("umount", ["--lazy", disk]);
    await rm(disk, { recursive: true, force: true });
  }
  return { findings, acknowledged };
}

async function whileFull(
  place: Installation,
  api: Client,
  ballast: string,
  { seconds, dies, say }: Pick<Wishes, "seconds" | "dies" | "say">,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const wrong = (words: string) => void findings.push({ kind: "wrong", words: `while the disk was full: ${words}` });
  fill(ballast);
  await wait(1_500);
  let refused = 0;
  for (const end = Date.now() + seconds * 1_000; Date.now() < end; await wait(200)) {
    const list = await tried(api.get("/contacts?limit=20"));
    if (list?.status !== 200) wrong(`reading a list was answered ${list?.status}`);
    const made = await tried(
      api.post("/contacts", { firstName: "Nobody", lastName: "Asks", description: "long ".repeat(3_000) }),
    );
    if (made?.status === 201) continue;
    refused += 1;
    if (!made || !isRefusal(made)) wrong(`a write was answered ${made?.status} ${JSON.stringify(made?.body)}`);
    fill(ballast);
  }
  if (dies) findings.push(...(await dieWhileFull(place)));
  if (refused === 0) wrong("every write was taken: the disk was not full");
  await rm(ballast);
  const began = performance.now();
  // What a supervisor would do with an app that could not start.
  if (hasEnded(place.app)) place.app = place.launch();
  for (;;) {
    const made = await tried(api.post("/contacts", { firstName: "Nobody", lastName: "Asks" }));
    if (made?.status === 201) break;
    if (performance.now() - began > 60_000) {
      wrong(`a minute after there was space a write is still answered ${made?.status}`);
      break;
    }
    await wait(100);
  }
  say(
    `disk full: ${refused} writes refused; taken again ${Math.round(performance.now() - began)} ms after there was space`,
  );
  await place.untilReady();
  return findings;
}

/** Both are killed and started again on the full disk: the start may fail, in words, and must not make anything worse. */
async function dieWhileFull(place: Installation): Promise<Finding[]> {
  await killBoth(place);
  place.app = place.launch();
  for (const end = Date.now() + 40_000; Date.now() < end && !hasEnded(place.app); await wait(100)) {
    if (/Ctrl-C/.test(place.app.said())) return [];
  }
  const said = place.app.said();
  if (hasEnded(place.app) && !/^ +at /m.test(said)) return [];
  return [{ kind: "wrong", words: `a start on the full disk ended with ${place.app.process.exitCode}:\n${said}` }];
}

function isRefusal({ status, headers }: Reply): boolean {
  const inWords = headers.get("content-type")?.startsWith("application/problem+json") === true;
  return (status === 507 || status === 503) && inWords && Number(headers.get("retry-after")) > 0;
}

async function tried(call: Promise<Reply>): Promise<Reply | undefined> {
  try {
    return await call;
  } catch {
    return undefined;
  }
}

/** Takes every byte that is left. */
function fill(ballast: string): void {
  const file = openSync(ballast, "a");
  try {
    for (let size = 1 << 20; size >= 512; size >>= 1) {
      try {
        for (;;) writeSync(file, Buffer.alloc(size));
      } catch {
        // No room for so much; less may fit.
      }
    }
  } finally {
    closeSync(file);
  }
}
