import { setTimeout as wait } from "node:timers/promises";
import { sql, type Kysely, type Transaction } from "kysely";
import type { Tables } from "./tables.ts";

export type Tx = Transaction<Tables>;

/** Runs the work in one transaction; a collision with another (40001, 40P01) is tried again, three times at most. */
export async function inTransaction<T>(db: Kysely<Tables>, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (attempt > 3 || !isCollision(error)) throw error;
    }
    await wait(Math.random() * 20 * 2 ** attempt);
  }
}

/** Reads in a transaction that cannot write and that the server ends after two seconds (57014; `connect.ts` says so). */
export async function reading<T>(db: Kysely<Tables>, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().setAccessMode("read only").execute(work);
}

/** What the work gives, or nothing when the server has not answered within that time; the transaction goes on either way. */
export async function inTime<T>(tx: Tx, milliseconds: number, work: () => Promise<T>): Promise<T | undefined> {
  const { rows } = await sql<{ before: string }>`select current_setting('statement_timeout') as before`.execute(tx);
  await sql`savepoint in_time`.execute(tx);
  try {
    await sql`select set_config('statement_timeout', ${`${milliseconds}ms`}, true)`.execute(tx);
    const done = await work();
    await sql`select set_config('statement_timeout', ${rows[0]?.before ?? "0"}, true)`.execute(tx);
    await sql`release savepoint in_time`.execute(tx);
    return done;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "57014")) throw error;
    await sql`rollback to savepoint in_time`.execute(tx);
    return undefined;
  }
}

function isCollision(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "40001" || error.code === "40P01");
}
