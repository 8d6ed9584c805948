import type { MailState } from "../database/tables/mail.ts";
import type { Tx } from "../database/transaction.ts";
import type { LetterKind } from "./letter.ts";

/** How far the latest mail of a kind to a person is; null when there is none in the outbox. */
export async function mailStateOf(tx: Tx, contactId: string, kind: LetterKind): Promise<MailState | null> {
  const row = await tx
    .selectFrom("outbox")
    .select("state")
    .where("contact_id", "=", contactId)
    .where("kind", "=", kind)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .executeTakeFirst();
  return row?.state ?? null;
}
