import type { Tx } from "../database/transaction.ts";
import type { Sender } from "./write-letter.ts";

/** The installation as people know it from mail: the name it writes by, else the program's. */
export async function findSender(tx: Tx, baseUrl: string): Promise<Sender> {
  const row = await tx.selectFrom("mail_settings").select("from_name").executeTakeFirst();
  return { name: row?.from_name || "Acquaint", baseUrl };
}
