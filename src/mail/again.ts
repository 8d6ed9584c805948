import { setTimeout as wait } from "node:timers/promises";
import { isAway } from "../database/away.ts";
import type { Work } from "../jobs/job.ts";

/** Does what must be written down however long the database is away: for a minute, or until the app stops. */
export async function again<T>({ signal }: Pick<Work, "signal">, work: () => Promise<T>): Promise<T> {
  for (const end = Date.now() + 60_000; ;) {
    try {
      return await work();
    } catch (error) {
      if (!isAway(error) || Date.now() > end || signal.aborted) throw error;
    }
    await wait(500);
  }
}
