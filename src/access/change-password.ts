import { sql, type Kysely } from "kysely";
import { recordChanges } from "../audit/record.ts";
import type { Tables } from "../database/tables.ts";
import { inTransaction } from "../database/transaction.ts";
import { refuse, refuseAsAbsent, refuseField } from "../http/refusal.ts";
import type { Actor } from "./actor.ts";
import { keepPassword } from "./credential.ts";
import { hashPassword, passwordFault } from "./password.ts";
import { provePassword } from "./prove.ts";
import { canContact } from "./reachable.ts";
import { openSession, type Place } from "./session.ts";
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
  if (wish.current !== undefined) await provePassword(db, actor, wish.current, "/current");
  const fault = passwordFault(wish.password, target.email);
  if (fault) refuseField("/password", fault.code, fault.params);
  const passwordHash = await inTurn(actor.id, () => hashPassword(wish.password));
  return inTransaction(db, async (tx) => {
    await keepPassword(tx, id, passwordHash);
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
