import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { recordChanges } from "../audit/record.ts";
import type { Change } from "../database/tables/audit.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse, refuseAsAbsent, refuseField } from "../http/refusal.ts";
import { cleanText } from "../values/text.ts";
import { newId } from "../values/uuid.ts";
import { checkGroupsAtRest } from "./merge.ts";
import { checkTeam, mayEditGroups, showContactGroup, type ContactGroup } from "./show.ts";

interface GroupChange {
  name?: string;
  description?: string;
}

/** Makes a contact group; a name that is in use, in whatever case, is 409. */
export async function createContactGroup(
  tx: Tx,
  actor: Actor,
  change: { name: string; description?: string },
): Promise<ContactGroup> {
  const id = newId();
  await makeGroup(tx, actor, { id, ...change }, null);
  return showContactGroup(tx, actor, id);
}

/** The same as a part of a batch, which takes it away again when it is undone; a view that is not there is none. */
export async function makeGroup(
  tx: Tx,
  actor: Actor,
  { id, view, ...change }: { id: string; name: string; description?: string; view?: string },
  batchId: string | null,
): Promise<void> {
  if (!mayEditGroups(actor)) refuse(403, "notAllowed");
  const { name = "", description = "" } = cleaned(change);
  const made = await sql<{ id: string }>`
    insert into contact_groups (id, name, description, owner_id, view_id)
    values (${id}, ${name}, ${description}, ${actor.id}, (select id from views where id = ${view ?? null}::uuid and deleted_at is null))
    on conflict do nothing returning id`.execute(tx);
  if (made.rows.length === 0) refuseTakenName();
  await recordChanges(tx, actor, [{ subjectKind: "contactGroup", subjectId: id, action: "created" }], batchId);
}

/** Takes back groups that a batch has made, but those that somebody has changed since: they go to the trash. */
export async function undoGroups(tx: Tx, actor: Actor, ids: readonly string[], undoId: string): Promise<number> {
  if (ids.length === 0 || !mayEditGroups(actor)) return 0;
  const gone = await sql<{ id: string }>`
    update contact_groups set deleted_at = now(), version = version + 1, updated_at = now()
    where id = any(${ids}::uuid[]) and deleted_at is null and version = 1 returning id`.execute(tx);
  await recordChanges(
    tx,
    actor,
    gone.rows.map(({ id }) => ({ subjectKind: "contactGroup", subjectId: id, action: "deleted" })),
    undoId,
  );
  return gone.rows.length;
}

/** Renames or describes a contact group; a stale version is refused with the current record. */
export async function updateContactGroup(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  change: GroupChange,
): Promise<ContactGroup> {
  checkTeam(actor);
  const before = await lockGroup(tx, actor, id, version);
  const after = { name: before.name, description: before.description, ...cleaned(change) };
  const difference: Change = {
    ...(after.name !== before.name && { name: [before.name, after.name] }),
    ...(after.description !== before.description && { description: [before.description, after.description] }),
  };
  if (Object.keys(difference).length === 0) return showContactGroup(tx, actor, id);
  await checkNameIsFree(tx, id, after.name);
  await tx
    .updateTable("contact_groups")
    .set({ ...after, version: sql`version + 1`, updated_at: sql`now()` })
    .where("id", "=", id)
    .execute();
  await recordChanges(tx, actor, [
    { subjectKind: "contactGroup", subjectId: id, action: "updated", change: difference },
  ]);
  return showContactGroup(tx, actor, id);
}

/** Moves a contact group to the trash; its name is free again, its people stay and are still its own. */
export async function deleteContactGroup(tx: Tx, actor: Actor, id: string, version: number): Promise<void> {
  checkTeam(actor);
  await lockGroup(tx, actor, id, version);
  await checkGroupsAtRest(tx, [id]);
  await tx
    .updateTable("contact_groups")
    .set({ deleted_at: sql`now()`, version: sql`version + 1`, updated_at: sql`now()` })
    .where("id", "=", id)
    .execute();
  await recordChanges(tx, actor, [{ subjectKind: "contactGroup", subjectId: id, action: "deleted" }]);
}

/** Takes a contact group back out of the trash, with its people; false when none is there for the actor, and a name in use meanwhile is 409. */
export async function restoreContactGroup(tx: Tx, actor: Actor, id: string): Promise<boolean> {
  if (!mayEditGroups(actor)) return false;
  const row = await tx
    .selectFrom("contact_groups")
    .select("name")
    .where("id", "=", id)
    .where("deleted_at", "is not", null)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) return false;
  await checkNameIsFree(tx, id, row.name);
  await tx
    .updateTable("contact_groups")
    .set({ deleted_at: null, version: sql`version + 1`, updated_at: sql`now()` })
    .where("id", "=", id)
    .execute();
  await recordChanges(tx, actor, [{ subjectKind: "contactGroup", subjectId: id, action: "restored" }]);
  return true;
}

async function lockGroup(tx: Tx, actor: Actor, id: string, version: number) {
  const row = await tx
    .selectFrom("contact_groups")
    .select(["name", "description", "version"])
    .where("id", "=", id)
    .where("deleted_at", "is", null)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) refuseAsAbsent();
  if (row.version !== version) refuse(412, "stale", { members: { current: await showContactGroup(tx, actor, id) } });
  return row;
}

async function checkNameIsFree(tx: Tx, id: string, name: string): Promise<void> {
  const taken = await tx
    .selectFrom("contact_groups")
    .select("id")
    .where(sql<boolean>`lower(name) = lower(${name} collate "und-x-icu")`)
    .where("deleted_at", "is", null)
    .where("id", "<>", id)
    .executeTakeFirst();
  if (taken) refuseTakenName();
}

function cleaned(change: GroupChange): GroupChange {
  const name = change.name === undefined ? undefined : cleanText(change.name);
  if (name === "") refuseField("/name", "required");
  return {
    ...(name !== undefined && { name }),
    ...(change.description !== undefined && { description: cleanText(change.description) }),
  };
}

function refuseTakenName(): never {
  refuse(409, "nameTaken", { faults: [{ pointer: "/name", code: "taken" }] });
}
