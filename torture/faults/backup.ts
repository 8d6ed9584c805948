import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pino } from "pino";
import type { Random } from "../../demo/random.ts";
import { connect } from "../../src/database/connect.ts";
import { startEmbedded } from "../../src/database/embedded.ts";
import { dataFolder, roomOf } from "../../src/database/embedded/folder.ts";
import type { Book } from "../book.ts";
import { runCommand } from "../command.ts";
import type { Fault } from "../faults.ts";
import { areGone, killAll, serverProcesses } from "../processes.ts";
import { queryOf } from "../query.ts";

/**
 * No harm to the installation: while everybody works it is backed up, the archive is restored elsewhere by a restore that is
 * killed and repeated, and what comes of it holds all that was acknowledged before the backup began.
 */
export const backup: Fault = {
  name: "backup while working",
  cases: "F50",
  often: 1,
  async strike(place, random, read) {
    const folder = `${place.dataDir}.restored`;
    const file = join(folder, "archive.tar");
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { mode: 0o755 });
    const { people } = read();
    const before = new Map(people);
    const making = runCommand(place.dataDir, "backup", file);
    if ((await making.ended) !== 0) return { began: performance.now(), wrong: [`the backup ended:\n${making.said()}`] };
    const wrong = await restoreAndLook(join(folder, "data"), file, random, (query) => missing(query, before, read()));
    await rm(folder, { recursive: true, force: true });
    return { began: performance.now(), wrong };
  },
};

type Look = (query: ReturnType<typeof queryOf>) => Promise<string[]>;

async function restoreAndLook(dataDir: string, file: string, random: Random, look: Look): Promise<string[]> {
  const cutOff = runCommand(dataDir, "restore", file);
  await Promise.race([cutOff.ended, wait(random.between(300, 5_000))]);
  cutOff.process.kill("SIGKILL");
  await cutOff.ended;
  if (random.chance(0.5)) await killServerOf(dataDir);
  const restoring = runCommand(dataDir, "restore", file, "--replace");
  if ((await restoring.ended) !== 0) return [`the restore after one that was killed ended:\n${restoring.said()}`];
  const checking = runCommand(dataDir, "check", "--all");
  const broken = (await checking.ended) === 0 ? [] : [`what was restored is not whole:\n${checking.said()}`];
  const log = pino({ level: "silent" });
  const embedded = await startEmbedded(dataDir, { log });
  const database = connect(embedded.connection, log);
  try {
    return [...broken, ...(await look(queryOf(database)))];
  } finally {
    await database.close();
    await embedded.stop();
  }
}

/** What a restore that was killed has left running. */
async function killServerOf(dataDir: string): Promise<void> {
  const data = dataFolder(roomOf(dataDir));
  const { masters, children } = serverProcesses(data);
  killAll([...masters, ...children]);
  await areGone(data, [...masters, ...children]);
}

/** Later changes may be in it or not; earlier ones must, and nobody may be there twice, or whom nobody has asked for. */
export async function missing(query: ReturnType<typeof queryOf>, before: Book["people"], now: Book): Promise<string[]> {
  const rows = await query(
    "select nickname as mark, version, job_title as title from contacts where nickname like 'p-%'",
  );
  const restored = Map.groupBy(rows, ({ mark }) => String(mark));
  const open = new Set([...now.open.values()].flatMap(({ after }) => after.map(({ mark }) => mark)));
  const wrong: string[] = [];
  for (const { mark, version, fields } of before.values()) {
    const [found, second] = restored.get(mark) ?? [];
    if (!found) wrong.push(`the archive does not hold ${mark}`);
    else if (second) wrong.push(`the archive holds ${mark} twice`);
    else if (found.version < version || (found.version === version && found.title !== fields.jobTitle))
      wrong.push(`the archive holds ${mark} as it was before: ${JSON.stringify(found)}, not version ${version}`);
  }
  for (const mark of restored.keys())
    if (!now.people.has(mark) && !open.has(mark)) wrong.push(`the archive holds ${mark}, for whom nobody has asked`);
  return wrong;
}
