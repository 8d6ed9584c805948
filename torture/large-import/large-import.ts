import { openAsBlob } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { randomOf } from "../../demo/random.ts";
import { emptyBook } from "../book.ts";
import type { Finding } from "../checks.ts";
import { both } from "../faults/both.ts";
import { killApp } from "../faults/kill-app.ts";
import { killServer } from "../faults/kill-server.ts";
import { anInstallation, type Installation } from "../installation.ts";
import { peakMemory } from "../processes.ts";
import { queryOf } from "../query.ts";
import { signIn } from "../torment.ts";
import { patient, type Caller } from "./caller.ts";
import { findAfterRun, findAfterUndo, hashOthers } from "./check.ts";
import { writePeopleFile } from "./people-file.ts";

interface Wishes {
  folder: string;
  rows: number;
  /** Spread over check and run; as many again over the undo. */
  kills: number;
  seed: number;
  say: (line: string) => void;
}

export interface LargeImport {
  rows: number;
  megabytes: number;
  kills: { victim: string; phase: string; ready: number }[];
  /** How long each took, in seconds, with what the kills have cost. */
  seconds: { upload: number; import: number; undo: number };
  /** Of resident memory, the most that any life of the app has had (VmHWM), in megabytes. */
  peak: number;
  findings: Finding[];
}

const victims = [killApp, killServer, both];

/** F01, F02 with a large file: imported into a fresh installation and taken back, killed all the while; each row must have its effect once, then none. */
export async function importLarge({ folder, rows, kills, seed, say }: Wishes): Promise<LargeImport> {
  const place = await anInstallation(join(folder, "large"));
  const stop = () => void place.destroy();
  process.once("exit", stop);
  const report: LargeImport = {
    rows,
    megabytes: 0,
    kills: [],
    seconds: { upload: 0, import: 0, undo: 0 },
    peak: 0,
    findings: [],
  };
  try {
    await mkdir(folder, { recursive: true });
    const path = join(folder, "people.csv");
    const expected = await writePeopleFile(path, rows);
    await place.untilReady();
    const api = await signIn(place);
    const caller = patient(api);
    for (const lastName of ["Koval", "Lee", "Núñez"])
      await caller.ask("/contacts", { firstName: "Stays", lastName, emails: [{ value: `${lastName}@stays.example` }] });
    const query = queryOf(place.database);
    const others = await hashOthers(query);

    let began = performance.now();
    const form = new FormData();
    const file = await openAsBlob(path);
    form.append("file", file, "people.csv");
    report.megabytes = file.size / 1_000_000;
    const sent = await api.post("/imports", form);
    if (sent.status !== 201) throw new Error(`The file was not taken: ${sent.status} ${JSON.stringify(sent.body)}`);
    const { id } = sent.body;
    report.seconds.upload = (performance.now() - began) / 1_000;
    say(`${rows.toLocaleString("en")} rows, ${report.megabytes.toFixed(0)} MB, uploaded`);

    began = performance.now();
    await caller.ask(`/imports/${id}/run`);
    await killOnTheWay(place, caller, id, report, { kills, seed, say, ends: "done" });
    report.seconds.import = (performance.now() - began) / 1_000;
    report.findings.push(...(await findAfterRun(query, id, expected)));
    say(`imported, ${report.findings.length} findings`);

    began = performance.now();
    await caller.ask(`/imports/${id}/undo`);
    await killOnTheWay(place, caller, id, report, { kills, seed: seed + 1, say, ends: "undone" });
    report.seconds.undo = (performance.now() - began) / 1_000;
    report.findings.push(...(await findAfterUndo(query, id, expected)));
    if ((await hashOthers(query)) !== others)
      report.findings.push({ kind: "wrong", words: "somebody who was not in the file is another than before" });
    say(`taken back, ${report.findings.length} findings`);
  } catch (error) {
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    report.findings.push({ kind: "wrong", words });
  } finally {
    process.off("exit", stop);
    await place.destroy();
  }
  return report;
}

interface Way {
  kills: number;
  seed: number;
  say: (line: string) => void;
  ends: "done" | "undone";
}

/** Kills at points spread evenly over the way, a little off each, until the import is where it should be. */
async function killOnTheWay(place: Installation, caller: Caller, id: string, report: LargeImport, way: Way) {
  const random = randomOf(way.seed);
  // Steps are of a thousand rows: nothing can be seen of the last one before it is over.
  const reach = Math.max(0.5, 1 - 2_000 / report.rows);
  const points = Array.from({ length: way.kills }, (_, at) => (reach * (at + 0.1 + 0.8 * random.next())) / way.kills);
  let idle = performance.now();
  let last = "";
  for (;;) {
    report.peak = Math.max(report.peak, peakMemory(place.app.process.pid ?? 0));
    const { state, progress, problem, undoing } = await caller.look(`/imports/${id}`);
    if (state === way.ends) break;
    if (state === "failed" || state === "cancelled") throw new Error(`The import ${state}: ${JSON.stringify(problem)}`);
    const now = `${state} ${progress.done} ${progress.total}`;
    if (now !== last) [last, idle] = [now, performance.now()];
    if (performance.now() - idle > 600_000) throw new Error(`For ten minutes nothing has moved: ${now}`);
    const phase = undoing ? "undoing" : progress.total === null ? "reading" : state;
    const [point] = points;
    if (point !== undefined && shareOf(phase, progress.done / report.rows) >= point) {
      points.shift();
      await strike(place, report, phase, random.next());
      const { victim, ready } = report.kills.at(-1) ?? { victim: "", ready: 0 };
      way.say(`${String(report.kills.length).padStart(4)}  ${victim.padEnd(24)} while ${now}, ready after ${ready} ms`);
    }
    // Small files are through in a moment.
    await wait(Math.min(500, Math.max(20, report.rows / 1_000)));
  }
  if (points.length > 0)
    report.findings.push({
      kind: "wrong",
      words: `${points.length} kills of ${way.kills} came too late: take more rows`,
    });
}

/** How far the import is on its way to "done", or its undo to "undone", when so much of the phase's rows is behind it. */
function shareOf(phase: string, share: number): number {
  if (phase === "reading") return 0.1 * share;
  if (phase === "checking") return 0.1 + 0.3 * share;
  if (phase === "running") return 0.4 + 0.6 * share;
  return phase === "undoing" ? share : 0;
}

async function strike(place: Installation, report: LargeImport, phase: string, chance: number): Promise<void> {
  const fault = victims[report.kills.length % victims.length] ?? both;
  // Within the transaction that follows, not just after the one that was seen.
  await wait(chance * 300);
  report.peak = Math.max(report.peak, peakMemory(place.app.process.pid ?? 0));
  const { began, wrong = [] } = await fault.strike(place, randomOf(report.kills.length), emptyBook);
  await place.untilReady();
  report.kills.push({ victim: fault.name, phase, ready: Math.round(performance.now() - began) });
  report.findings.push(...wrong.map((words): Finding => ({ kind: "wrong", words })));
}
