import type { Tx } from "../database/transaction.ts";

/** The tasks on some records, those in the trash included; they go for good with what they hang on, by trigger. */
export async function findTasksOn(tx: Tx, records: readonly string[]): Promise<string[]> {
  if (records.length === 0) return [];
  const found = await tx.selectFrom("tasks").select("id").where("subject_id", "in", records).execute();
  return found.map(({ id }) => id);
}
