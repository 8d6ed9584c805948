import { statfs } from "node:fs/promises";

/** Of the disk that the database lies on: what it needs to end in order what it has begun, and for its log (two segments of 16 MB). */
const reserve = 128 * 1024 * 1024;
const milliseconds = 1_000;

/** Looks, once a second at most, whether a folder's disk is so full that nothing more may be written to the database there. */
export function watchSpace(folder: string, least = reserve): { isShort(): Promise<boolean> } {
  let looked = -Infinity;
  let answer = Promise.resolve(false);

  async function look(): Promise<boolean> {
    const found = await statfs(folder).catch(() => undefined);
    return found !== undefined && found.bavail * found.bsize < least;
  }

  return {
    isShort() {
      if (performance.now() - looked > milliseconds) {
        looked = performance.now();
        answer = look();
      }
      return answer;
    },
  };
}

/** Whether the system, PostgreSQL (53100) or SQLite (its error 13) has no more space. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? error.code : undefined;
  return code === "ENOSPC" || code === "EDQUOT" || code === "53100" || ("errcode" in error && error.errcode === 13);
}
