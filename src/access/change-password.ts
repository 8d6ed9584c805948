import { sql, type Kysely } from "kysely";
import { recordChanges } from "../audit/record.ts";
import type { Tables } from "../database/tables.ts";
import { inTransaction } from "../database/transaction.ts";
import { refuse, refuseAsAbsent, refuseField } from "../http/refusal.ts";
import type { Actor } from "./actor.ts";
import { hashPassword, passwordFault, verifyPassword } from "./password.ts";
import { canContact } from "./reachable.ts";
import { endAllSessions, openSession, type Place } from "./session.ts";
import { countTry, forgiveTry, limitOfPerson } from "./throttle.ts";
import { inTurn } from "./turns.ts";

interface Wish {
  password: string;
  /** The actor's own password, that nobody at an open screen changes one; with one's own it must be there. */
  current?: string | undefined;
}

/**
 * Sets a password: one's own, or as administrator anybody's. All sessions of the person end; with one's own a new one
 * takes the place of the one in use: its secret is the answer.
 */
export async function changePassword(
  db: Kysely<Tables>,
  actor: Actor,
  id: string,
  wish: Wish,
  place: Place,
): Promise<string | undefined> {
  const target = await findTarget(db, actor, id);
  const own = target.id === actor.id;
  if (own && wish.current === undefined) refuseField("/current", "required");
  if (wish.current !== undefined) await proveAgain(db, actor, wish.current);
  const fault = passwordFault(wish.password, target.email);
  if (fault) refuseField("/password", fault.code, fault.params);
  const passwordHash = await inTurn(actor.id, () => hashPassword(wish.password));
  return inTransaction(db, async (tx) => {
    await tx
      .insertInto("credentials")
      .values({ contact_id: id, password_hash: passwordHash })
      .onConflict((conflict) =>
        conflict.column("contact_id").doUpdateSet({ password_hash: passwordHash, changed_at: sql`now()` }),
      )
      .execute();
    await endAllSessions(tx, id);
    await recordChanges(tx, actor, [{ subjectKind: "contact", subjectId: id, action: "passwordChanged" }]);
    return own ? openSession(tx, id, place) : undefined;
  });
}

async function findTarget(db: Kysely<Tables>, actor: Actor, id: string): Promise<{ id: string; email: string }> {
  const row = await db
    .selectFrom("contacts")
    .select(["id", "kind", "status", "owner_id as ownerId", "assigned_to_id as assignedToId", "sign_in_email"])
    .select(sql<string[]>`array(select company_id from memberships where contact_id = contacts.id)`.as("companyIds"))
    .where("id", "=", id)
    .where("live", "=", true)
    .executeTakeFirst();
  if (!row || (row.id !== actor.id && !canContact(actor, "see", row))) refuseAsAbsent();
  if (row.id !== actor.id && !actor.administrator) refuse(403, "notAllowed");
  if (row.status === "fired") refuse(409, "firedIsFinal");
  return { id: row.id, email: row.sign_in_email ?? "" };
}

async function proveAgain(db: Kysely<Tables>, actor: Actor, current: string): Promise<void> {
  await inTurn(actor.id, async () => {
    const limits = limitOfPerson(actor.id);
    await countTry(db, limits);
    const credential = await db
      .selectFrom("credentials")
      .select("password_hash")
      .where("contact_id", "=", actor.id)
      .executeTakeFirst();
    if (!(await verifyPassword(credential?.password_hash, current))) refuseField("/current", "wrongPassword");
    await forgiveTry(db, limits);
  });
}
