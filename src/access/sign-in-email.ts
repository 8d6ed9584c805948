import { sql } from "kysely";
import { recordChanges, type Author } from "../audit/record.ts";
import type { Tx } from "../database/transaction.ts";
import { refuseField } from "../http/refusal.ts";

/** Sets the e-mail address, in its normal form, that a person signs in with; 422 at /email when somebody else has it. Whom the caller has locked. */
export async function setSignInEmail(tx: Tx, author: Author, contactId: string, email: string): Promise<void> {
  await checkUntaken(tx, contactId, email);
  const before = await tx
    .selectFrom("contacts")
    .select("sign_in_email")
    .where("id", "=", contactId)
    .executeTakeFirstOrThrow();
  await tx
    .updateTable("contacts")
    .set({ sign_in_email: email, version: sql<number>`version + 1`, updated_at: sql<Date>`now()` })
    .where("id", "=", contactId)
    .execute();
  await recordChanges(tx, author, [
    {
      subjectKind: "contact",
      subjectId: contactId,
      action: "signInEmailChanged",
      change: { signInEmail: [before.sign_in_email, email] },
    },
  ]);
}

/** The database holds the same rule for what happens in between. */
export async function checkUntaken(tx: Tx, contactId: string, email: string): Promise<void> {
  const holder = await tx
    .selectFrom("contacts")
    .select("id")
    .where("sign_in_email", "=", email)
    .where("deleted_at", "is", null)
    .where("id", "<>", contactId)
    .executeTakeFirst();
  if (holder) refuseField("/email", "taken");
}

/** Marks an address on a person's card as hers: she has got what was sent there. */
export async function noteVerified(tx: Tx, contactId: string, email: string): Promise<void> {
  await tx
    .updateTable("identities")
    .set({ verified_at: sql<Date>`now()` })
    .where("contact_id", "=", contactId)
    .where("kind", "=", "email")
    .where("normalised", "=", email)
    .where("valid_to", "is", null)
    .where("verified_at", "is", null)
    .execute();
}
