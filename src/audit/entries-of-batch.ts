import { sql } from "kysely";
import type { Change } from "../database/tables/audit.ts";
import type { Tx } from "../database/transaction.ts";

/** The kinds of records that batches write and undo. */
export const batchKinds = ["contact", "company", "contactGroup", "opportunity", "equipment", "task"] as const;

export interface BatchEntry {
  id: string;
  kind: (typeof batchKinds)[number];
  subjectId: string;
  action: string;
  change: Change | null;
}

/** The next entries of a batch, newest first, behind the one last taken back. */
export async function nextEntries(tx: Tx, batchId: string, from: string | null, size: number): Promise<BatchEntry[]> {
  const entries = await sql<BatchEntry>`
    select id, subject_kind as kind, subject_id as "subjectId", action, change from audit
    where batch_id = ${batchId} and subject_kind = any(${batchKinds}) ${from === null ? sql`` : sql`and id < ${from}`}
    order by id desc limit ${size}`.execute(tx);
  return entries.rows;
}

/** Those of some records that a batch has written. */
export async function subjectsOfBatch(tx: Tx, batchId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select distinct subject_id as id from audit where batch_id = ${batchId} and subject_id = any(${ids}::uuid[])`.execute(
    tx,
  );
  return new Set(rows.map(({ id }) => id));
}
