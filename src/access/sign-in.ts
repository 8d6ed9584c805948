import { sql, type Kysely } from "kysely";
import { recordChanges } from "../audit/record.ts";
import type { Secrets } from "../database/secret-key.ts";
import type { Tables } from "../database/tables.ts";
import { inTransaction, type Tx } from "../database/transaction.ts";
import { refuse } from "../http/refusal.ts";
import { addJob } from "../jobs/add.ts";
import { newId } from "../values/uuid.ts";
import { accountName, findAccount, isKnownPlace } from "./account.ts";
import { hasSecondFactor } from "./has-second-factor.ts";
import { verifyPassword } from "./password.ts";
import { takeCode } from "./second-factor-check.ts";
import { endBySecret, openSession, type Place } from "./session.ts";
import { clearFailures, countTry, forgiveTry, limitOfCodes, limitsOf } from "./throttle.ts";
import { inTurn } from "./turns.ts";

export interface SignedIn {
  contactId: string;
  secret: string;
}

/**
 * Signs in with an e-mail, a password and, where the person has a second factor, a code of it. Wrong, unknown, blocked,
 * fired, without a password or in a group that does not sign in: one answer (401), after the same work. Only after the right
 * password is the code asked for (401 secondFactorNeeded) and judged (401 wrongCode). Too many tries of either: 429.
 * `earlier` is the session the caller had; it ends.
 */
export async function signIn(
  db: Kysely<Tables>,
  secrets: Secrets,
  wish: { email: string; password: string; code?: string | undefined },
  place: Place,
  earlier: string,
): Promise<SignedIn> {
  const name = accountName(wish.email);
  return inTurn(name, async () => {
    const account = await findAccount(db, name);
    const contactId = account?.contactId ?? nobody;
    const isKnown = await isKnownPlace(db, contactId, place.address);
    const limits = limitsOf(name, place.address, isKnown);
    await countTry(db, limits);
    const right = await verifyPassword(account?.passwordHash, wish.password);
    // Asked whoever it is, as is all below: that a password was right shall not show in the time of a refusal.
    const may = await maySignIn(db, contactId);
    const asksForCode = right && may && (await hasSecondFactor(db, contactId));
    // The password was right: whatever becomes of the code, which has a count of its own, that try was no failure.
    if (asksForCode) await forgiveTry(db, limits);
    if (asksForCode) await judgeCode(db, secrets, contactId, wish.code, place);
    const secret = await inTransaction(db, async (tx) => {
      if (!right) {
        await noteSignIn(tx, nobody, place);
        return noteRefusal(tx, contactId, place);
      }
      const opened = await letIn(tx, contactId, place, earlier);
      if (opened !== undefined && !isKnown) await tellOfNewPlace(tx, contactId, place);
      return opened;
    });
    if (secret === undefined) refuse(401, "wrongSignIn");
    if (!asksForCode) await forgiveTry(db, limits);
    return { contactId, secret };
  });
}

/** Stands in the journal where nobody is meant. */
const nobody = "00000000-0000-0000-0000-000000000000";

async function judgeCode(
  db: Kysely<Tables>,
  secrets: Secrets,
  contactId: string,
  code: string | undefined,
  place: Place,
): Promise<void> {
  if (code === undefined) refuse(401, "secondFactorNeeded");
  const guesses = limitOfCodes(contactId);
  await countTry(db, guesses);
  const taken = await inTransaction(db, async (tx) => {
    const taken = await takeCode(tx, secrets, contactId, code);
    if (!taken) await noteRefusal(tx, contactId, place);
    if (taken === "recovery") await noteRecovery(tx, contactId, place);
    return taken;
  });
  if (!taken) refuse(401, "wrongCode");
  await forgiveTry(db, guesses);
}

/** Opens a session for somebody who has proved himself and may sign in at this moment; his group cannot lose the right meanwhile. */
export async function letIn(tx: Tx, contactId: string, place: Place, earlier: string): Promise<string | undefined> {
  if (!(await noteSignIn(tx, contactId, place))) return noteRefusal(tx, contactId, place);
  await endBySecret(tx, earlier);
  await clearOldSessions(tx);
  await clearFailures(tx);
  await recordChanges(tx, { id: contactId, address: place.address }, [
    { subjectKind: "contact", subjectId: contactId, action: "signedIn" },
  ]);
  return openSession(tx, contactId, place);
}

/** Whether somebody may sign in at this moment; if so, when and from where he did is noted. */
async function noteSignIn(tx: Tx, contactId: string, place: Place): Promise<boolean> {
  const seen = await sql`
    update contacts set last_sign_in_at = now(), last_sign_in_ip = ${place.address}::inet
    where id = ${contactId} and live and status = 'active'
      and exists (select from access_groups g where g.id = contacts.access_group_id and g.signs_in for share)
    returning id`.execute(tx);
  return seen.rows.length > 0;
}

async function maySignIn(db: Kysely<Tables>, contactId: string): Promise<boolean> {
  const found = await sql`
    select from contacts c join access_groups g on g.id = c.access_group_id
    where c.id = ${contactId} and c.live and c.status = 'active' and g.signs_in`.execute(db);
  return found.rows.length > 0;
}

async function noteRecovery(tx: Tx, contactId: string, { address }: Place): Promise<void> {
  await recordChanges(tx, { id: contactId, address }, [
    { subjectKind: "contact", subjectId: contactId, action: "recoveryCodeUsed" },
  ]);
}

/** The rooms above write a mail of it. */
async function tellOfNewPlace(tx: Tx, contactId: string, { address, userAgent }: Place): Promise<void> {
  const browser = userAgent.slice(0, 300);
  await addJob(tx, newPlace, { mail: newId(), contactId, at: new Date().toISOString(), address, browser });
}

/** The name of the job that tells a person of a sign-in from a place where nobody has signed in as her before. */
export const newPlace = "tell-new-sign-in";

async function noteRefusal(tx: Tx, contactId: string, place: Place): Promise<undefined> {
  const subjectKind = contactId === nobody ? "installation" : "contact";
  await recordChanges(tx, { id: null, address: place.address }, [
    { subjectKind, subjectId: contactId, action: "signInRefused" },
  ]);
}

async function clearOldSessions(tx: Tx): Promise<void> {
  await tx
    .deleteFrom("sessions")
    .where("expires_at", "<", sql<Date>`now()`)
    .execute();
}
