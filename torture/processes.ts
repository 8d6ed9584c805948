import { readdirSync, readFileSync, readlinkSync, realpathSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

export interface ServerProcesses {
  /** The postmaster; two of them on one folder would be a disaster. */
  masters: number[];
  /** Its backends and helpers, also those that outlive it for a moment. */
  children: number[];
}

/** Every process of a PostgreSQL that works in a data folder; all of them have it as their working directory (Linux). */
export function serverProcesses(data: string): ServerProcesses {
  const found: ServerProcesses = { masters: [], children: [] };
  for (const name of readdirSync("/proc")) {
    const pid = Number(name);
    if (!Number.isInteger(pid) || !worksIn(pid, data)) continue;
    const line = commandLine(pid);
    if (line.startsWith("postgres: ")) found.children.push(pid);
    else if (/\bpostgres\0-D\0/.test(line)) found.masters.push(pid);
  }
  return found;
}

/** What a process of PostgreSQL says of itself, such as "postgres: checkpointer". */
export function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

/** The most resident memory that a process has had (VmHWM), in megabytes; 0 of one that is gone. */
export function peakMemory(pid: number): number {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Number(kilobytes ?? 0) / 1_024;
  } catch {
    return 0;
  }
}

/** kill -9, all in one go; those that are gone already are no matter. */
export function killAll(pids: readonly number[], signal: NodeJS.Signals = "SIGKILL"): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // It has ended by itself.
    }
  }
}

/** False when some of them still live after so many milliseconds. A zombie is gone: it works in no folder. */
export async function areGone(data: string, pids: readonly number[], milliseconds = 20_000): Promise<boolean> {
  for (const end = Date.now() + milliseconds; Date.now() < end; await wait(20)) {
    if (!pids.some((pid) => worksIn(pid, data))) return true;
  }
  return false;
}

function worksIn(pid: number, data: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
  } catch {
    return false;
  }
}
