import { sql } from "kysely";
import type { Tx } from "../database/transaction.ts";

/**
 * Takes records that are gone for good out of what became of each record of a batch. The counts stay: a number that leads
 * nowhere stands in the record's place, before all others, where no batch that is under way looks any more.
 */
export async function forgetItems(tx: Tx, gone: readonly string[]): Promise<void> {
  await sql`
    update batch_items i set reason = null, outcome = coalesce(i.outcome, 'refused'),
      subject_id = ('00000000-0000-7' || substr(gen_random_uuid()::text, 16))::uuid
    from batches b
    where (b.state = 'running' or b.finished_at > now() - interval '31 days')
      and i.batch_id = b.id and i.subject_id = any(${gone}::uuid[])`.execute(tx);
}
