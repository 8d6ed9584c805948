import { sql } from "kysely";
import type { Tx } from "../database/transaction.ts";
import { besideRecord } from "./actions.ts";

/**
 * Blanks what the journal tells of some records: that, when and by whom something was done stays, what it was does not. The
 * one thing that is ever changed in it; where somebody was when he did it to himself goes as well.
 */
export async function eraseEntries(tx: Tx, subjects: readonly string[]): Promise<void> {
  if (subjects.length === 0) return;
  await sql`
    update audit set address = case when actor_id = subject_id then null else address end,
      change = (select jsonb_object_agg(key, '[null, null]'::jsonb) from jsonb_object_keys(change) as key)
    where subject_id = any(${subjects}::uuid[])`.execute(tx);
}

/** The same of what the journals of records that stay tell of a note or a file: which one it was. */
export async function eraseTold(tx: Tx, records: readonly string[], gone: readonly string[]): Promise<void> {
  if (records.length === 0) return;
  await sql`
    update audit set change = (select jsonb_object_agg(key, '[null, null]'::jsonb) from jsonb_object_keys(change) as key)
    where subject_id = any(${records}::uuid[]) and action = any(${besideRecord})
      and exists (select from jsonb_each(change) as told where told.value ?| ${gone}::text[])`.execute(tx);
}
