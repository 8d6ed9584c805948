import { randomBytes } from "node:crypto";
import { sql, type Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";
import { inTransaction } from "../database/transaction.ts";
import type { BodyOf } from "../http/endpoint.ts";
import { refuse, refuseAsAbsent, refuseField } from "../http/refusal.ts";
import { parseEmailAddress } from "../values/email-address.ts";
import type { setUp as declared } from "./api.ts";
import { hasAdministrator, insertAdministrator, takeInstallation } from "./first-administrator.ts";
import { hashPassword, passwordFault } from "./password.ts";
import { checkedLanguage, checkedTimeZone } from "./profile.ts";
import { hashOf, type Place } from "./session.ts";
import { letIn, type SignedIn } from "./sign-in.ts";

/** A fresh one-time token for the set-up page while there is no administrator; the one before stops working. Only its hash is kept. */
export async function openSetUp(db: Kysely<Tables>): Promise<string | undefined> {
  return inTransaction(db, async (tx) => {
    await takeInstallation(tx);
    const token = (await hasAdministrator(tx)) ? undefined : randomBytes(24).toString("base64url");
    await tx
      .updateTable("installation")
      .set({ set_up_token_hash: token === undefined ? null : hashOf(token) })
      .execute();
    return token;
  });
}

export async function isSetUpOpen(db: Kysely<Tables>): Promise<boolean> {
  const row = await db.selectFrom("installation").select("set_up_token_hash").executeTakeFirstOrThrow();
  return row.set_up_token_hash !== null && !(await hasAdministrator(db));
}

/** Makes the first administrator and signs him in, once; absent (404) ever after, also for the slower of two. */
export async function setUp(
  db: Kysely<Tables>,
  wish: BodyOf<typeof declared>,
  place: Place,
  language: string,
): Promise<SignedIn> {
  if (!(await isSetUpOpen(db))) refuseAsAbsent();
  const person = checkPerson(wish, language);
  const passwordHash = await hashPassword(wish.password);
  return inTransaction(db, async (tx) => {
    const { setUpTokenHash } = await takeInstallation(tx);
    if (setUpTokenHash === null || (await hasAdministrator(tx))) refuseAsAbsent();
    // Hashes of 192 random bits: how long the comparison takes tells nothing.
    if (!setUpTokenHash.equals(hashOf(wish.token))) refuse(403, "wrongToken");
    const contactId = await insertAdministrator(tx, { ...person, passwordHash, address: place.address });
    await tx
      .updateTable("installation")
      .set({
        set_up_token_hash: null,
        set_up_at: sql`now()`,
        default_language: person.language,
        ...(person.timeZone && { default_time_zone: person.timeZone }),
      })
      .execute();
    const secret = await letIn(tx, contactId, place, "");
    if (secret === undefined) refuseAsAbsent();
    return { contactId, secret };
  });
}

function checkPerson(wish: BodyOf<typeof declared>, spoken: string) {
  const email = parseEmailAddress(wish.email);
  if ("problem" in email) refuseField("/email", "email");
  const fault = passwordFault(wish.password, email.normalised);
  if (fault) refuseField("/password", fault.code, fault.params);
  for (const key of ["firstName", "lastName"] as const) if (wish[key].trim() === "") refuseField(`/${key}`, "required");
  return {
    email: email.normalised,
    firstName: wish.firstName,
    lastName: wish.lastName,
    language: wish.language ? checkedLanguage(wish.language) : spoken,
    timeZone: wish.timeZone ? checkedTimeZone(wish.timeZone) : "",
  };
}
