import type { Tx } from "../database/transaction.ts";

/**
 * Locks people, in order of ids, before what they sign in with is changed. A block takes the person first and the sessions
 * then; so does who changes a password, and of the two the later one sees what the earlier did (A040).
 */
export async function lockPeople(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.selectFrom("contacts").select("id").where("id", "in", ids).orderBy("id").forNoKeyUpdate().execute();
}
