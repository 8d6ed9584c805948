import type { Kysely } from "kysely";
import { keepPassword } from "../access/credential.ts";
import { hashPassword, passwordFault } from "../access/password.ts";
import type { Place } from "../access/session.ts";
import { countTry, forgiveTry, limitOfLinks, limitsOf } from "../access/throttle.ts";
import { inTurn } from "../access/turns.ts";
import { recordChanges } from "../audit/record.ts";
import type { Tables } from "../database/tables.ts";
import { inTransaction } from "../database/transaction.ts";
import { refuseField } from "../http/refusal.ts";
import { loadLink, takeLink } from "./link.ts";

/**
 * Sets the password that the holder of a mailed link has chosen, once; all sessions end. It opens none: a mailbox is one
 * factor, and whoever has a second one is asked for it where he signs in (A062).
 */
export async function resetPassword(
  db: Kysely<Tables>,
  token: string,
  password: string,
  { address }: Place,
): Promise<void> {
  const limits = limitOfLinks(address);
  await countTry(db, limits);
  const { email } = await inTransaction(db, (tx) => loadLink(tx, "passwordReset", token));
  await forgiveTry(db, limits);
  const fault = passwordFault(password, email);
  if (fault) refuseField("/password", fault.code, fault.params);
  const passwordHash = await inTurn(`link ${email}`, () => hashPassword(password));
  await inTransaction(db, async (tx) => {
    const { contactId } = await takeLink(tx, "passwordReset", token);
    await keepPassword(tx, contactId, passwordHash);
    await recordChanges(tx, { id: contactId, address }, [
      { subjectKind: "contact", subjectId: contactId, action: "passwordReset" },
    ]);
  });
  // Whoever could not remember it has been wrong before.
  await forgiveTry(
    db,
    limitsOf(email, address, false).filter(({ key }) => key.startsWith("account:")),
  );
}
