import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { randomOf, type Random } from "../demo/random.ts";
import { recordChanges } from "../src/audit/record.ts";
import { inTransaction } from "../src/database/transaction.ts";
import { aUser, password } from "../src/testing/builders.ts";
import { aClient, type Client } from "../src/testing/client.ts";
import { openBook, type Book } from "./book.ts";
import { checks, type Finding } from "./checks.ts";
import { hireCrew, type Crew } from "./crew.ts";
import type { Fault } from "./faults.ts";
import { administrator, anInstallation, endApp, type Installation } from "./installation.ts";
import { queryOf } from "./query.ts";

export interface Wishes {
  /** A folder for data, logs and ledger, which the database's user can reach. */
  folder: string;
  kills: number;
  seed: number;
  /** The fault after so many. */
  next: (random: Random, at: number) => Fault;
  /** How long people work between two faults, in milliseconds. */
  pause: [least: number, most: number];
  /** Rows of an imported file. */
  rows: [least: number, most: number];
  say: (line: string) => void;
}

export interface Kill {
  fault: Fault;
  /** What the importer was about. */
  phase: string;
  /** Calls that were under way and stayed without an answer. */
  open: number;
  /** From the beginning of recovery until the app says that it can work, in milliseconds. */
  ready: number;
  /** Where the time of the turn went, in milliseconds. */
  times: Record<"work" | "strike" | "recovery" | "rest" | "checks", number>;
}

export interface Report {
  kills: Kill[];
  findings: Finding[];
  acknowledged: number;
  files: Map<string, number>;
  tries: Map<string, number>;
}

/** People work, faults strike, everything that was acknowledged is looked for; again and again. */
export async function torment({ folder, kills, seed, next, pause, rows, say }: Wishes): Promise<Report> {
  const random = randomOf(seed);
  const ledger = join(folder, "ledger");
  const place = await anInstallation(join(folder, "data"));
  const { read, close } = openBook(ledger);
  const stop = () => void place.destroy();
  process.once("exit", stop);
  try {
    await place.untilReady();
    const emails = [administrator.email, ...(await makeUsers(place))];
    const crew = hireCrew(place, ledger, { seed, rows, password, emails });
    const report: Report = { kills: [], findings: [], acknowledged: 0, files: new Map(), tries: new Map() };
    const api = await signIn(place);
    try {
      while (report.kills.length < kills) {
        const fault = next(random, report.kills.length);
        const lap = stopWatch();
        await workAWhile(crew, read, random.between(...pause));
        // Half of the time nobody tries again before the check, so that what broke off is found as it broke off.
        const resting = random.chance(0.5) ? crew.rest() : undefined;
        const work = lap();
        const { began, wrong = [] } = await fault.strike(place, random, read);
        const strike = lap();
        await place.untilReady();
        const ready = performance.now() - began;
        const recovery = lap();
        await (resting ?? crew.rest());
        const rest = lap();
        const book = read();
        const times = { work, strike, recovery, rest, checks: 0 };
        report.kills.push({ fault, phase: book.phases.get("u0") ?? "", open: book.open.size, ready, times });
        report.findings.push(...wrong.map((words): Finding => ({ kind: "wrong", words })));
        await look(place, api, report, book, false);
        times.checks = lap();
        sayKill(say, report, book);
      }
      if (!(await crew.finish())) report.findings.push({ kind: "wrong", words: "the work does not come to its end" });
      await look(place, api, report, read(), true);
      const code = await endApp(place.app, "SIGTERM");
      if (code !== 0) report.findings.push({ kind: "wrong", words: `the last stop ended with ${code}` });
    } catch (error) {
      // Such as an installation that does not come up again.
      const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
      report.findings.push({ kind: "wrong", words: `after kill ${report.kills.length}: ${words}` });
    } finally {
      crew.dismiss();
    }
    return report;
  } finally {
    process.off("exit", stop);
    close();
    await place.destroy();
  }
}

/** So many milliseconds, and on a slow machine until something has been acknowledged since: half a minute at most. */
export async function workAWhile(crew: Crew, read: () => Book, milliseconds: number): Promise<void> {
  const before = read().acknowledged.size;
  crew.work();
  await wait(milliseconds);
  for (const end = Date.now() + 30_000; read().acknowledged.size < before + 5 && Date.now() < end;) await wait(50);
}

/** Four agents, each with people of his own, beside the administrator; with all that the product would have written of them. */
export async function makeUsers({ database }: Installation): Promise<string[]> {
  const emails: string[] = [];
  for (const firstName of ["Ann", "Boris", "Carla", "Dmytro"]) {
    const { id, email } = await aUser(database.db, { firstName, lastName: "Lee" });
    emails.push(email);
    await inTransaction(database.db, (tx) =>
      recordChanges(tx, { id: null }, [{ subjectKind: "contact", subjectId: id, action: "created" }]),
    );
  }
  return emails;
}

/** Runs every check. */
export async function lookAt(
  place: Pick<Installation, "database">,
  api: Client,
  book: Book,
  last: boolean,
): Promise<Finding[]> {
  const query = queryOf(place.database);
  const touched = [...book.touched];
  book.touched.clear();
  const found: Finding[] = book.wrong.splice(0).map((words) => ({ kind: "wrong", words }));
  for (const check of checks) found.push(...(await check.find({ book, query, api, touched, last })));
  return found;
}

/** Signs in once: the session must outlive every fault. */
export async function signIn({ url }: Installation): Promise<Client> {
  const client = aClient(url, async () => {
    const reply = await aClient(url).post("/session", administrator);
    return reply.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  });
  await client.cookie();
  return client;
}

/** Runs every check, and keeps what it finds with the fault before it. */
async function look(place: Installation, api: Client, report: Report, book: Book, last: boolean): Promise<void> {
  const after = report.kills.at(-1)?.fault.name ?? "";
  for (const { kind, words } of await lookAt(place, api, book, last))
    report.findings.push({ kind, words: `kill ${report.kills.length} (${after}): ${words}` });
  report.acknowledged = book.acknowledged.size;
  report.tries = book.tries;
  for (const { name, stage } of book.files.values()) report.files.set(name, stages.indexOf(stage));
}

/** Milliseconds since it was last asked. */
function stopWatch(): () => number {
  let last = performance.now();
  return () => {
    const before = last;
    last = performance.now();
    return last - before;
  };
}

const stages = ["asked", "uploaded", "run", "done", "undo", "undone"];

function sayKill(say: Wishes["say"], { kills, findings, acknowledged }: Report, { files }: Book): void {
  const last = kills.at(-1);
  if (!last) return;
  say(
    `${String(kills.length).padStart(4)}  ${last.fault.name.padEnd(34)} while ${last.phase.padEnd(16)} ready after ${Math.round(last.ready)} ms; ` +
      `${last.open} open, ${acknowledged} acknowledged, ${files.size} files, ${findings.length} findings`,
  );
}
