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

/** Reads in a transaction that cannot write and that the server ends after two seconds (57014). */
export async function reading<T>(db: Kysely<Tables>, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db
    .transaction()
    .setAccessMode("read only")
    .execute(async (tx) => {
      await sql`set local statement_timeout = '2s'`.execute(tx);
      return work(tx);
    });
}

function isCollision(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "40001" || error.code === "40P01");
}
