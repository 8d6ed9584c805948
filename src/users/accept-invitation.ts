import type { Kysely } from "kysely";
import { findActor } from "../access/actor.ts";
import { keepPassword } from "../access/credential.ts";
import { hashPassword, passwordFault } from "../access/password.ts";
import { checkedLanguage, checkedTimeZone, updateProfile } from "../access/profile.ts";
import type { Place } from "../access/session.ts";
import { noteVerified, setSignInEmail } from "../access/sign-in-email.ts";
import { letIn, type SignedIn } from "../access/sign-in.ts";
import { countTry, forgiveTry, limitOfLinks } from "../access/throttle.ts";
import { inTurn } from "../access/turns.ts";
import type { Tables } from "../database/tables.ts";
import { inTransaction, type Tx } from "../database/transaction.ts";
import type { BodyOf, ReplyOf } from "../http/endpoint.ts";
import { refuse, refuseField } from "../http/refusal.ts";
import { findSender } from "../mail/sender.ts";
import type { acceptInvitation as accepted, showInvitation as declared } from "./api.ts";
import { loadLink, takeLink } from "./link.ts";

/** Whom a link invites, for the page that asks for a password. */
export async function showInvitation(tx: Tx, token: string, baseUrl: string): Promise<ReplyOf<typeof declared>> {
  const { contactId, email, expiresAt } = await loadLink(tx, "invitation", token);
  const invited = await findActor(tx, contactId);
  if (!invited) refuse(404, "linkDead");
  const { name: house } = await findSender(tx, baseUrl);
  const { name, language, timeZone } = invited;
  return { house, name, email, language, timeZone, expiresAt: expiresAt.toISOString() };
}

/**
 * Makes the invited contact a user with the password it chooses, and signs in, once. Nobody is let in past a second factor
 * (A062): who has a password has no invitation, the database ends it with the setting of one.
 */
export async function acceptInvitation(
  db: Kysely<Tables>,
  { token, ...wish }: BodyOf<typeof accepted>,
  place: Place,
  earlier: string,
): Promise<SignedIn> {
  const limits = limitOfLinks(place.address);
  await countTry(db, limits);
  const { email } = await inTransaction(db, (tx) => loadLink(tx, "invitation", token));
  await forgiveTry(db, limits);
  const fault = passwordFault(wish.password, email);
  if (fault) refuseField("/password", fault.code, fault.params);
  const profile = {
    ...(wish.language !== undefined && { language: checkedLanguage(wish.language) }),
    ...(wish.timeZone !== undefined && { timeZone: checkedTimeZone(wish.timeZone) }),
  };
  const passwordHash = await inTurn(`link ${email}`, () => hashPassword(wish.password));
  return inTransaction(db, async (tx) => {
    const { contactId } = await takeLink(tx, "invitation", token);
    const author = { id: contactId, address: place.address };
    if ((await signInEmailOf(tx, contactId)) !== email) await setSignInEmail(tx, author, contactId, email);
    await noteVerified(tx, contactId, email);
    await keepPassword(tx, contactId, passwordHash);
    const invited = await findActor(tx, contactId, place.address);
    const secret = invited && (await letIn(tx, contactId, place, earlier));
    if (!invited || secret === undefined) refuse(404, "linkDead");
    await updateProfile(tx, invited, profile);
    return { contactId, secret };
  });
}

async function signInEmailOf(tx: Tx, contactId: string): Promise<string | null> {
  const row = await tx
    .selectFrom("contacts")
    .select("sign_in_email")
    .where("id", "=", contactId)
    .executeTakeFirstOrThrow();
  return row.sign_in_email;
}
