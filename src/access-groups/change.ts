import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { groupName } from "../words/group-name.ts";
import { recordChanges } from "../audit/record.ts";
import type { Tx } from "../database/transaction.ts";
import type { BodyOf } from "../http/endpoint.ts";
import { refuse, refuseAsAbsent, refuseField } from "../http/refusal.ts";
import type { createAccessGroup as declared } from "./api.ts";
import { changedGroup, type GroupChange } from "./check-group.ts";
import { checkGiving, differenceOf } from "./giving.ts";
import { countEverybody, findGroup, type Group } from "./group.ts";
import { showAccessGroup, type AccessGroup } from "./show.ts";

/** Makes an access group, empty or as another one is; nothing in it goes beyond what its maker holds. */
export async function createAccessGroup(tx: Tx, actor: Actor, wish: BodyOf<typeof declared>): Promise<AccessGroup> {
  const { copyOf, ...change } = wish;
  const copied = copyOf === undefined ? undefined : await findGroup(tx, copyOf);
  if (copyOf !== undefined && !copied) refuseField("/copyOf", "groupUnknown");
  if (!copied && change.type === undefined) refuseField("/type", "required");
  const group = changedGroup(actor, { ...(copied ?? emptyGroup), ...fresh }, change);
  checkGiving(actor, undefined, group);
  await checkNameIsFree(tx, actor, group);
  const { id } = await tx
    .insertInto("access_groups")
    .values({ standing: null, ...columnsOf(group) })
    .returning("id")
    .executeTakeFirstOrThrow();
  await recordChanges(tx, actor, [{ subjectKind: "accessGroup", subjectId: id, action: "created" }]);
  return showAccessGroup(tx, actor, id);
}

/** What no copy takes over. */
const fresh = { id: "", version: 1, name: "", standing: null, administrator: false } as const;
const emptyGroup: Group = {
  ...fresh,
  kind: "client",
  signsIn: true,
  modules: [],
  rights: {},
  fields: {},
  fieldRules: {},
};

/** Changes an access group; a stale version is refused with the current one. Its people's next request has the new rights. */
export async function updateAccessGroup(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  change: GroupChange,
): Promise<AccessGroup> {
  const before = await lockGroup(tx, actor, id, version, change.type === undefined ? "held" : "closed");
  const after = changedGroup(actor, before, change);
  const difference = differenceOf(actor.own, before, after);
  if (Object.keys(difference).length === 0) return showAccessGroup(tx, actor, id);
  checkGiving(actor, before, after);
  if (before.kind !== after.kind) await checkNobodyIsIn(tx, before);
  if (before.name !== after.name) await checkNameIsFree(tx, actor, after);
  await tx
    .updateTable("access_groups")
    .set({
      // Administrators' rights are not kept: they are all there are.
      ...(before.administrator ? { name: after.name } : columnsOf(after)),
      version: sql`version + 1`,
      updated_at: sql`now()`,
    })
    .where("id", "=", id)
    .execute();
  await recordChanges(tx, actor, [
    { subjectKind: "accessGroup", subjectId: id, action: "updated", change: difference },
  ]);
  return showAccessGroup(tx, actor, id);
}

/** Deletes an access group for good. While it is locked nobody comes into it: who is about to waits, and is then refused. */
export async function deleteAccessGroup(tx: Tx, actor: Actor, id: string, version: number): Promise<void> {
  const group = await lockGroup(tx, actor, id, version, "closed");
  if (group.standing !== null) refuse(409, "standingGroup");
  await checkNobodyIsIn(tx, group);
  await tx.deleteFrom("access_groups").where("id", "=", id).execute();
  await recordChanges(tx, actor, [
    { subjectKind: "accessGroup", subjectId: id, action: "deleted", change: { name: [group.name, null] } },
  ]);
}

async function lockGroup(tx: Tx, actor: Actor, id: string, version: number, lock: "held" | "closed"): Promise<Group> {
  const group = await findGroup(tx, id, lock);
  if (!group) refuseAsAbsent();
  if (group.version !== version) refuse(412, "stale", { members: { current: await showAccessGroup(tx, actor, id) } });
  return group;
}

/** The type of a standing group stays even while it is empty: everything new goes into one of them. */
async function checkNobodyIsIn(tx: Tx, group: Group): Promise<void> {
  const count = await countEverybody(tx, group.id);
  if (count > 0) refuse(409, "groupInUse", { members: { people: count } });
  if (group.standing !== null) refuse(409, "standingGroup");
}

/** Case does not count; nor may it be what the reader takes for a standing group's name. */
async function checkNameIsFree(tx: Tx, actor: Actor, { id, name }: Group): Promise<void> {
  const others = await tx
    .selectFrom("access_groups")
    .select(["name", "standing"])
    .select(sql<boolean>`lower(name) = lower(${name} collate "und-x-icu")`.as("is_same"))
    .where(sql<boolean>`id::text <> ${id}`)
    .execute();
  const isRead = (other: (typeof others)[number]) =>
    other.standing !== null &&
    groupName(other.name, other.standing, actor.language).toLowerCase() === name.toLowerCase();
  if (others.some((other) => other.is_same || isRead(other)))
    refuse(409, "nameTaken", { faults: [{ pointer: "/name", code: "taken" }] });
}

function columnsOf({ name, kind, signsIn, modules, rights, fields, fieldRules }: Group) {
  return {
    name,
    kind,
    signs_in: signsIn,
    modules: [...modules],
    rights: JSON.stringify(rights),
    fields: JSON.stringify(fields),
    field_rules: JSON.stringify(fieldRules),
  };
}
