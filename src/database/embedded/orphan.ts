import { execFileSync } from "node:child_process";
import { readlinkSync, realpathSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { CannotStart } from "../../cannot-start.ts";
import type { Place } from "./folder.ts";
import { replaceFile } from "./replace-file.ts";

/**
 * Ends a server that outlived its app: the caller holds the data folder, so nobody else needs it.
 * Then the notes it left are made harmless, for their process may be a zombie, or the number somebody else's by now.
 */
export async function stopOrphan({ data, sockets }: Place, say: (line: string) => void): Promise<void> {
  const note = join(data, "postmaster.pid");
  const pid = Number((await linesOf(note))[0]);
  if (isServerOf(data, pid)) {
    say("Stopping the database that the last run left behind…");
    await stop(data, pid);
  }
  const [first, ...rest] = await linesOf(note);
  // PostgreSQL ignores its parent's number, and still looks in the other lines for memory that dying processes hold.
  if (first) await replaceFile(note, [process.pid, ...rest].join("\n"));
  // Of a server that died between making its note and writing it: PostgreSQL would wait for a person to remove it.
  else await rm(note, { force: true });
  await rm(join(sockets, ".s.PGSQL.5432.lock"), { force: true });
}

async function linesOf(note: string): Promise<string[]> {
  return (await readFile(note, "utf8").catch(() => "")).split("\n");
}

async function stop(data: string, pid: number): Promise<void> {
  if (await ends(data, pid, "SIGINT", 20_000)) return;
  if (await ends(data, pid, "SIGQUIT", 10_000)) return;
  throw new CannotStart(`The database server of the last run (process ${pid}) does not stop. End it and start again.`);
}

async function ends(data: string, pid: number, signal: NodeJS.Signals, milliseconds: number): Promise<boolean> {
  process.kill(pid, signal);
  for (const end = Date.now() + milliseconds; Date.now() < end;) {
    if (!isServerOf(data, pid)) return true;
    await wait(20);
  }
  return false;
}

/** A server works in its data folder; where the system does not tell (macOS), its command line names it. */
function isServerOf(data: string, pid: number): boolean {
  try {
    if (process.platform === "linux") return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
    return execFileSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" }).includes(data);
  } catch {
    return false;
  }
}
