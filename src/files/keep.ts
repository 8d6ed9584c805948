import { sql } from "kysely";
import type { PoolClient } from "pg";
import type { Tx } from "../database/transaction.ts";

/**
 * Until this connection ends nobody takes bytes away. Asked before a snapshot is taken, which then finds every file that it
 * names; within its transaction it would be too late for what is being removed at that moment.
 */
export async function keepFiles(client: PoolClient): Promise<void> {
  await client.query("select pg_advisory_lock_shared(hashtext('acquaint.files'))");
}

/** Asked by whoever takes bytes away, in the transaction in which they and their row go; not while somebody keeps them. */
export async function mayRemoveFiles(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('acquaint.files')) as may`.execute(tx);
  return rows[0]?.may === true;
}
