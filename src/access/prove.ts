import type { Kysely } from "kysely";
import type { Secrets } from "../database/secret-key.ts";
import type { Tables } from "../database/tables.ts";
import { inTransaction } from "../database/transaction.ts";
import { refuse, refuseField } from "../http/refusal.ts";
import type { Actor } from "./actor.ts";
import { verifyPassword } from "./password.ts";
import { hasSecondFactor } from "./has-second-factor.ts";
import { takeCode } from "./second-factor-check.ts";
import { renewSession } from "./session.ts";
import { countTry, forgiveTry, limitOfCodes, limitOfPerson } from "./throttle.ts";
import { inTurn } from "./turns.ts";

/** Before what nobody at an open screen shall do: 403 `proveYourself` unless the person has proved himself in this session within ten minutes (`POST /session/prove`, or signing in). */
export function checkProvedLately(actor: Actor): void {
  if (actor.session?.provedLately !== true) refuse(403, "proveYourself");
}

/** Proves oneself once more, with the password and, where there is a second factor, with its code; the session gets a new secret, the answer (ASVS 7.2.4). */
export async function proveSelf(
  db: Kysely<Tables>,
  secrets: Secrets,
  actor: Actor,
  wish: { password: string; code?: string | undefined },
): Promise<string> {
  const { session } = actor;
  if (!session) refuse(403, "notByToken");
  await provePassword(db, actor, wish.password, "/password");
  await proveCode(db, secrets, actor, wish.code);
  return inTransaction(db, (tx) => renewSession(tx, session.id, "proved"));
}

/** Holds the actor's own password against what was typed, guesses counted; 422 at the pointer when it is another. */
export async function provePassword(
  db: Kysely<Tables>,
  actor: Actor,
  password: string,
  pointer: string,
): Promise<void> {
  await inTurn(actor.id, async () => {
    const limits = limitOfPerson(actor.id);
    await countTry(db, limits);
    const credential = await db
      .selectFrom("credentials")
      .select("password_hash")
      .where("contact_id", "=", actor.id)
      .executeTakeFirst();
    if (!(await verifyPassword(credential?.password_hash, password))) refuseField(pointer, "wrongPassword");
    await forgiveTry(db, limits);
  });
}

/** Takes a code of the actor's second factor, when he has one; 422 at /code when it is missing or not right. */
export async function proveCode(
  db: Kysely<Tables>,
  secrets: Secrets,
  actor: Actor,
  code: string | undefined,
): Promise<void> {
  if (!(await hasSecondFactor(db, actor.id))) return;
  if (code === undefined) refuseField("/code", "required");
  const limits = limitOfCodes(actor.id);
  await countTry(db, limits);
  const taken = await inTransaction(db, (tx) => takeCode(tx, secrets, actor.id, code));
  if (!taken) refuseField("/code", "wrongCode");
  await forgiveTry(db, limits);
}
