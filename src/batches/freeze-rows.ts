import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../database/transaction.ts";

/** Writes down whom a batch is for, out of a query of ids, and counts them. */
export async function freezeRows(tx: Tx, batchId: string, ids: RawBuilder<unknown>): Promise<number> {
  const frozen = await sql`
    insert into batch_items (batch_id, subject_id) select ${batchId}::uuid, id from (${ids}) as chosen (id)`.execute(
    tx,
  );
  return Number(frozen.numAffectedRows ?? 0);
}
