import type { Tx } from "../database/transaction.ts";

/** Nobody has opened what is gone for good. */
export async function forgetInRecent(tx: Tx, gone: readonly string[]): Promise<void> {
  if (gone.length > 0) await tx.deleteFrom("recent_records").where("record_id", "in", gone).execute();
}
