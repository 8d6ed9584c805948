import { sql, type Kysely } from "kysely";
import { recordChanges } from "../audit/record.ts";
import type { Secrets } from "../database/secret-key.ts";
import type { Tables } from "../database/tables.ts";
import { inTransaction, type Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuse, refuseField } from "../http/refusal.ts";
import type { Actor } from "./actor.ts";
import type { showSecondFactor as declared } from "./api.ts";
import { hasSecondFactor } from "./has-second-factor.ts";
import { lockPeople } from "./lock-people.ts";
import { findPersonInSight } from "./person-in-sight.ts";
import { checkProvedLately, proveCode, provePassword } from "./prove.ts";
import { countRecoveryCodes, renewRecoveryCodes } from "./recovery-codes.ts";
import { seedOf, takeTotp } from "./second-factor-check.ts";
import { endAllSessions, openSession, type Hold, type Place } from "./session.ts";
import { countTry, forgiveTry, limitOfCodes } from "./throttle.ts";
import { newSeed, seedUri } from "./totp.ts";

export async function showSecondFactor(tx: Tx, actor: Actor): Promise<ReplyOf<typeof declared>> {
  const factor = await tx
    .selectFrom("second_factors")
    .select("confirmed_at")
    .where("contact_id", "=", actor.id)
    .executeTakeFirst();
  const since = factor?.confirmed_at ?? null;
  return {
    on: since !== null,
    since: since?.toISOString() ?? null,
    recoveryCodes: since === null ? 0 : await countRecoveryCodes(tx, actor.id),
  };
}

/** Gives a new seed, shown this once; nothing asks for it until `confirmSecondFactor`. One that is on already: 409. */
export async function beginSecondFactor(
  db: Kysely<Tables>,
  secrets: Secrets,
  actor: Actor,
  password: string,
  hold: Hold,
): Promise<{ secret: string; uri: string }> {
  await provePassword(db, actor, password, "/password");
  const secret = newSeed();
  const sealed = secrets.seal(seedOf(actor.id), secret);
  return inTransaction(db, async (tx) => {
    await holdSelf(tx, actor, hold);
    const kept = await tx
      .insertInto("second_factors")
      .values({ contact_id: actor.id, secret: sealed })
      .onConflict((conflict) =>
        conflict
          .column("contact_id")
          .doUpdateSet({ secret: sealed, last_step: 0, created_at: sql`now()` })
          .where("second_factors.confirmed_at", "is", null),
      )
      .executeTakeFirst();
    if (kept.numInsertedOrUpdatedRows === 0n) refuse(409, "secondFactorOn");
    return { secret, uri: seedUri(secret, await issuer(tx), await accountOf(tx, actor)) };
  });
}

/** Turns it on with its first code. All other sessions of the person end; the one in use gets a new secret (A055). */
export async function confirmSecondFactor(
  db: Kysely<Tables>,
  secrets: Secrets,
  actor: Actor,
  code: string,
  place: Place,
  hold: Hold,
): Promise<{ recoveryCodes: string[]; session: string }> {
  if (await hasSecondFactor(db, actor.id)) refuse(409, "secondFactorOn");
  const limits = limitOfCodes(actor.id);
  await countTry(db, limits);
  const done = await inTransaction(db, async (tx) => {
    await holdSelf(tx, actor, hold);
    const digits = code.replace(/\s/g, "");
    if (!/^\d{6}$/.test(digits) || !(await takeTotp(tx, secrets, actor.id, digits, "waiting"))) return undefined;
    await tx
      .updateTable("second_factors")
      .set({ confirmed_at: sql`now()` })
      .where("contact_id", "=", actor.id)
      .execute();
    const recoveryCodes = await renewRecoveryCodes(tx, actor.id);
    return { recoveryCodes, session: await note(tx, actor, "secondFactorSet", place) };
  });
  if (!done) refuseField("/code", "wrongCode");
  await forgiveTry(db, limits);
  return done;
}

/** Ten new recovery codes in place of all that were. Who has proved himself lately has given a code for it: no second one is asked for. */
export async function renewOwnCodes(
  db: Kysely<Tables>,
  actor: Actor,
  hold: Hold,
): Promise<{ recoveryCodes: string[] }> {
  checkProvedLately(actor);
  if (!(await hasSecondFactor(db, actor.id))) refuse(409, "secondFactorOff");
  return inTransaction(db, async (tx) => {
    await holdSelf(tx, actor, hold);
    const recoveryCodes = await renewRecoveryCodes(tx, actor.id);
    await recordChanges(tx, actor, [{ subjectKind: "contact", subjectId: actor.id, action: "recoveryCodesRenewed" }]);
    return { recoveryCodes };
  });
}

/** Turns one's own off, with the password and a code (one of the recovery codes will do). */
export async function removeSecondFactor(
  db: Kysely<Tables>,
  secrets: Secrets,
  actor: Actor,
  wish: { password: string; code: string },
  place: Place,
  hold: Hold,
): Promise<string> {
  if (!(await hasSecondFactor(db, actor.id))) refuse(409, "secondFactorOff");
  await provePassword(db, actor, wish.password, "/password");
  await proveCode(db, secrets, actor, wish.code);
  return inTransaction(db, async (tx) => {
    await holdSelf(tx, actor, hold);
    await tx.deleteFrom("second_factors").where("contact_id", "=", actor.id).execute();
    return note(tx, actor, "secondFactorRemoved", place);
  });
}

/** An administrator takes away somebody else's, whose telephone is lost: that person's sessions end, and sign-in asks for the password alone. */
export async function takeSecondFactorAway(tx: Tx, actor: Actor, id: string): Promise<void> {
  const person = await findPersonInSight(tx, actor, id);
  if (!actor.administrator || person.id === actor.id) refuse(403, "notAllowed");
  checkProvedLately(actor);
  const taken = await tx.deleteFrom("second_factors").where("contact_id", "=", id).executeTakeFirst();
  if (taken.numDeletedRows === 0n) refuse(409, "secondFactorOff");
  await endAllSessions(tx, id);
  await recordChanges(tx, actor, [{ subjectKind: "contact", subjectId: id, action: "secondFactorTaken" }]);
}

async function holdSelf(tx: Tx, actor: Actor, hold: Hold): Promise<void> {
  await lockPeople(tx, [actor.id]);
  await hold(tx);
}

async function note(
  tx: Tx,
  actor: Actor,
  action: "secondFactorSet" | "secondFactorRemoved",
  place: Place,
): Promise<string> {
  await endAllSessions(tx, actor.id);
  await recordChanges(tx, actor, [{ subjectKind: "contact", subjectId: actor.id, action }]);
  return openSession(tx, actor.id, place);
}

async function issuer(tx: Tx): Promise<string> {
  const { name } = await tx.selectFrom("installation").select("name").executeTakeFirstOrThrow();
  return name || "Acquaint";
}

async function accountOf(tx: Tx, actor: Actor): Promise<string> {
  const row = await tx.selectFrom("contacts").select("sign_in_email").where("id", "=", actor.id).executeTakeFirst();
  return row?.sign_in_email ?? actor.name;
}
