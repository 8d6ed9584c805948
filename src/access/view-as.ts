import { recordChanges } from "../audit/record.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse } from "../http/refusal.ts";
import { selectActors, type Actor } from "./actor.ts";
import { findPersonInSight } from "./person-in-sight.ts";
import { renewSession } from "./session.ts";

/**
 * From now on this session reads as another person may, and changes nothing. For administrators, and only as somebody who
 * is none and may sign in (409 otherwise): nobody comes to see more than he may. The session gets a new secret, the answer,
 * so that open streams end and are opened anew as that person.
 */
export async function viewAs(tx: Tx, actor: Actor, personId: string): Promise<string> {
  const { session } = actor;
  if (!session) refuse(403, "notByToken");
  const person = await findPersonInSight(tx, actor, personId);
  if (!actor.administrator) refuse(403, "notAllowed");
  const may = await selectActors(tx)
    .where("contacts.id", "=", person.id)
    .where("g.standing", "is distinct from", "administrator")
    .executeTakeFirst();
  if (!may || person.id === actor.id) refuse(409, "cannotViewAs");
  await tx
    .updateTable("sessions")
    .set({ views_as_id: person.id, views_as_group_id: person.accessGroupId })
    .where("id", "=", session.id)
    .execute();
  await recordChanges(tx, actor, [{ subjectKind: "contact", subjectId: person.id, action: "viewBegun" }]);
  return renewSession(tx, session.id, "kept");
}

/** The administrator is himself again; 409 when he is already. */
export async function endView(tx: Tx, { session, viewer, address }: Actor): Promise<string> {
  if (!session || !viewer) refuse(409, "notViewing");
  const { views_as_id } = await tx
    .selectFrom("sessions")
    .select("views_as_id")
    .where("id", "=", session.id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  await tx
    .updateTable("sessions")
    .set({ views_as_id: null, views_as_group_id: null })
    .where("id", "=", session.id)
    .execute();
  if (views_as_id)
    await recordChanges(tx, { id: viewer.id, address }, [
      { subjectKind: "contact", subjectId: views_as_id, action: "viewEnded" },
    ]);
  return renewSession(tx, session.id, "kept");
}
