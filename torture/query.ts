import { setTimeout as wait } from "node:timers/promises";
import type { Database } from "../src/database/connect.ts";

type Row = ReturnType<typeof JSON.parse>;

/** Reads past the app; a server that is just coming back is waited for, half a minute. */
export type Query = (text: string, values?: unknown[]) => Promise<Row[]>;

export function queryOf({ pool }: Pick<Database, "pool">): Query {
  return async (text, values = []) => {
    for (const end = Date.now() + 30_000; ; await wait(100)) {
      try {
        return (await pool.query(text, values)).rows;
      } catch (error) {
        if (!isAway(error) || Date.now() > end) throw error;
      }
    }
  };
}

function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return /^(?:08|57)/.test(code) || /^E[A-Z]+$/.test(code) || /connection/i.test(error.message);
}
