import { execFileSync } from "node:child_process";
import { readlinkSync, realpathSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { CannotStart } from "../../cannot-start.ts";

/**
 * Ends a server that outlived its app: the caller holds the data folder, so nobody else needs it.
 * A note of a process that is none (its number reused, or a zombie) is made harmless, so that the start is not refused.
 */
export async function stopOrphan(data: string, say: (line: string) => void): Promise<void> {
  const note = join(data, "postmaster.pid");
  const [first = "", ...rest] = (await readFile(note, "utf8").catch(() => "")).split("\n");
  const pid = Number(first);
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return;
  if (!isServerOf(data, pid)) {
    // PostgreSQL ignores its parent's number, and still looks in the other lines for memory that dying processes hold.
    return writeFile(note, [process.pid, ...rest].join("\n"));
  }
  say("Stopping the database that the last run left behind…");
  if (await ends(pid, "SIGINT", 20_000)) return;
  if (await ends(pid, "SIGQUIT", 10_000)) return;
  throw new CannotStart(`The database server of the last run (process ${pid}) does not stop. End it and start again.`);
}

async function ends(pid: number, signal: NodeJS.Signals, milliseconds: number): Promise<boolean> {
  process.kill(pid, signal);
  for (const end = Date.now() + milliseconds; Date.now() < end; ) {
    if (!isAlive(pid)) return true;
    await wait(20);
  }
  return false;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
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
