import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";

/** What a process holds in memory (resident), in MB; 0 for one that is gone. */
export async function memoryOf(pid: number): Promise<number> {
  if (process.platform !== "linux") {
    const { stdout } = spawnSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" });
    return Number(stdout) / 1024;
  }
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

/** The most that a process held while the work went on, looked at every 50 ms. */
export async function withPeak<T>(pid: number, work: () => Promise<T>): Promise<{ result: T; peak: number }> {
  let peak = 0;
  let going = true;
  const watching = (async () => {
    while (going) {
      peak = Math.max(peak, await memoryOf(pid));
      await wait(50);
    }
  })();
  try {
    return { result: await work(), peak };
  } finally {
    going = false;
    await watching;
  }
}
