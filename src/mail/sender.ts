import type { Tx } from "../database/transaction.ts";
import type { Sender } from "./write-letter.ts";

/** The installation as people know it: the organisation's name, else the one its mail comes from, else the program's. */
export async function findSender(tx: Tx, baseUrl: string): Promise<Sender> {
  const { name, fromName } = await tx
    .selectFrom("installation")
    .leftJoin("mail_settings", (join) => join.onTrue())
    .select(["installation.name", "mail_settings.from_name as fromName"])
    .executeTakeFirstOrThrow();
  return { name: name || fromName || "Acquaint", baseUrl };
}
