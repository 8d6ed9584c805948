import { sql, type Kysely } from "kysely";
import type { Actor } from "../access/actor.ts";
import { provePassword } from "../access/prove.ts";
import { canContact } from "../access/reachable.ts";
import { endAllSessions, openSession, type Hold, type Place } from "../access/session.ts";
import { lockPeople } from "../access/lock-people.ts";
import { endAllTokens } from "../access/token.ts";
import { setSignInEmail } from "../access/sign-in-email.ts";
import type { Tables } from "../database/tables.ts";
import type { Status } from "../database/tables/contacts.ts";
import { inTransaction, type Tx } from "../database/transaction.ts";
import { refuse, refuseAsAbsent, refuseField } from "../http/refusal.ts";
import { queueMail } from "../mail/queue.ts";
import { parseEmailAddress } from "../values/email-address.ts";

interface Wish {
  email: string;
  /** The actor's own. */
  password: string;
}

export interface Changed {
  signInEmail: string;
  version: number;
  /** The secret of the session that takes the place of the one in use, where it was one's own. */
  secret: string | undefined;
}

/**
 * Sets the e-mail somebody signs in with: one's own, or as administrator anybody's. Clients move to an address only that is
 * known to be theirs: one that they have written on their card themselves proves nothing (A064).
 */
export async function changeSignInEmail(
  db: Kysely<Tables>,
  house: { baseUrl: string },
  actor: Actor,
  id: string,
  wish: Wish,
  place: Place,
  hold: Hold,
): Promise<Changed> {
  await checkTarget(db, actor, id);
  await provePassword(db, actor, wish.password, "/password");
  const parsed = parseEmailAddress(wish.email);
  if ("problem" in parsed) refuseField("/email", "email");
  const email = parsed.normalised;
  return inTransaction(db, async (tx) => {
    await lockPeople(tx, [actor.id, id]);
    await hold(tx);
    const before = await loadTarget(tx, id);
    const own = id === actor.id;
    if (before.signInEmail === email) return { signInEmail: email, version: before.version, secret: undefined };
    if (own && actor.kind === "client" && !(await isVerified(tx, id, email))) refuseField("/email", "notVerified");
    await setSignInEmail(tx, actor, id, email);
    await endAllSessions(tx, id);
    await endAllTokens(tx, id);
    if (before.signInEmail !== null) {
      await queueMail(tx, house, {
        contactId: id,
        to: before.signInEmail,
        letter: { kind: "emailChanged", at: new Date() },
      });
    }
    const secret = own ? await openSession(tx, id, place) : undefined;
    return { signInEmail: email, version: before.version + 1, secret };
  });
}

async function checkTarget(db: Kysely<Tables>, actor: Actor, id: string): Promise<void> {
  const row = await db
    .selectFrom("contacts")
    .select(["id", "kind", "status", "owner_id as ownerId", "assigned_to_id as assignedToId"])
    .select(sql<string[]>`array(select company_id from memberships where contact_id = contacts.id)`.as("companyIds"))
    .where("id", "=", id)
    .where("live", "=", true)
    .executeTakeFirst();
  if (!row || (row.id !== actor.id && !canContact(actor, "see", row))) refuseAsAbsent();
  if (row.id !== actor.id && !actor.administrator) refuse(403, "notAllowed");
  if (row.status === "fired") refuse(409, "firedIsFinal");
}

async function loadTarget(
  tx: Tx,
  id: string,
): Promise<{ signInEmail: string | null; status: Status; version: number }> {
  const row = await tx
    .selectFrom("contacts")
    .select(["sign_in_email as signInEmail", "status", "version"])
    .where("id", "=", id)
    .where("live", "=", true)
    .executeTakeFirst();
  if (!row) refuseAsAbsent();
  if (row.status === "fired") refuse(409, "firedIsFinal");
  return row;
}

async function isVerified(tx: Tx, contactId: string, email: string): Promise<boolean> {
  const row = await tx
    .selectFrom("identities")
    .select("id")
    .where("contact_id", "=", contactId)
    .where("kind", "=", "email")
    .where("normalised", "=", email)
    .where("valid_to", "is", null)
    .where("verified_at", "is not", null)
    .executeTakeFirst();
  return row !== undefined;
}
