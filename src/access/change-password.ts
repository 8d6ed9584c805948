import type { Kysely } from "kysely";
import { recordChanges } from "../audit/record.ts";
import type { Tables } from "../database/tables.ts";
import { inTransaction } from "../database/transaction.ts";
import { refuse, refuseField } from "../http/refusal.ts";
import type { Actor } from "./actor.ts";
import { keepPassword } from "./credential.ts";
import { lockPeople } from "./lock-people.ts";
import { hashPassword, passwordFault } from "./password.ts";
import { findPersonInSight, type PersonInSight } from "./person-in-sight.ts";
import { checkProvedLately, provePassword } from "./prove.ts";
import { openSession, type Hold, type Place } from "./session.ts";
import { inTurn } from "./turns.ts";

interface Wish {
  password: string;
  /** The actor's own password, that nobody at an open screen changes one; with one's own it must be there, for another's one must have proved oneself lately. */
  current?: string | undefined;
}

/**
 * Sets a password: one's own, or as administrator anybody's. All sessions and tokens of the person end; with one's own a new one
 * takes the place of the one in use: its secret is the answer. Who is blocked, fired or signed out meanwhile has set none (A040).
 */
export async function changePassword(
  db: Kysely<Tables>,
  actor: Actor,
  id: string,
  wish: Wish,
  place: Place,
  hold: Hold,
): Promise<string | undefined> {
  const own = id === actor.id;
  const target = await loadTarget(db, actor, id);
  if (own && wish.current === undefined) refuseField("/current", "required");
  if (wish.current !== undefined) await provePassword(db, actor, wish.current, "/current");
  if (!own) checkProvedLately(actor);
  const fault = passwordFault(wish.password, target.signInEmail ?? "");
  if (fault) refuseField("/password", fault.code, fault.params);
  const passwordHash = await inTurn(actor.id, () => hashPassword(wish.password));
  return inTransaction(db, async (tx) => {
    await lockPeople(tx, [actor.id, id]);
    await hold(tx);
    await loadTarget(tx, actor, id);
    await keepPassword(tx, id, passwordHash);
    await recordChanges(tx, actor, [{ subjectKind: "contact", subjectId: id, action: "passwordChanged" }]);
    return own ? openSession(tx, id, place) : undefined;
  });
}

async function loadTarget(db: Kysely<Tables>, actor: Actor, id: string): Promise<PersonInSight> {
  const target = await findPersonInSight(db, actor, id);
  if (target.id !== actor.id && !actor.administrator) refuse(403, "notAllowed");
  if (target.status === "fired") refuse(409, "firedIsFinal");
  return target;
}
