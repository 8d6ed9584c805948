import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { fieldRight } from "../access/field-rights.ts";
import { reachableContacts } from "../access/reachable.ts";
import { holds } from "../access/rights.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuse, refuseAsAbsent } from "../http/refusal.ts";
import { words } from "../values/text.ts";
import type { showContactGroup as declared } from "./api.ts";

export type ContactGroup = ReplyOf<typeof declared>;

/** Contact groups are the team's own sorting: clients do not know of them. */
export function checkTeam(actor: Actor): void {
  if (actor.kind !== "agent") refuse(403, "notAllowed");
}

/** All contact groups by name, or those whose name holds every word that was typed. */
export async function listContactGroups(tx: Tx, actor: Actor, search: string | undefined): Promise<ContactGroup[]> {
  checkTeam(actor);
  const groups = await readGroups(tx, actor, undefined);
  const asked = words(search ?? "");
  return groups.filter(({ name }) => asked.every((word) => words(name).join(" ").includes(word)));
}

export async function showContactGroup(tx: Tx, actor: Actor, id: string): Promise<ContactGroup> {
  checkTeam(actor);
  const [group] = await readGroups(tx, actor, id);
  if (!group) refuseAsAbsent();
  return group;
}

/** A group made of a view may have half of a million people: a list of all groups counts so many of each. */
const mostCounted = 1_000;

/** With the number of their people whom the actor may see. */
async function readGroups(tx: Tx, actor: Actor, id: string | undefined): Promise<ContactGroup[]> {
  const reach = reachableContacts(actor, "see")(expressionBuilder<Tables, "contacts">());
  const rows = await tx
    .selectFrom("contact_groups as g")
    .leftJoin("contacts as owner", "owner.id", "g.owner_id")
    .select(["g.id", "g.version", "g.name", "g.description", "g.view_id as view", "g.created_at", "g.updated_at"])
    .select(
      sql<{ id: string; name: string } | null>`case when owner.id is null then null else
        json_build_object('id', owner.id, 'name', trim(owner.first_name || ' ' || owner.last_name)) end`.as("owner"),
    )
    .select(
      sql<number>`(select count(*)::int from (
        select from contact_group_members m join contacts on contacts.id = m.contact_id
        where m.group_id = g.id and contacts.live and ${reach} limit ${mostCounted + 1}) as counted)`.as("members"),
    )
    .where("g.deleted_at", "is", null)
    .$if(id !== undefined, (query) => query.where("g.id", "=", id ?? ""))
    .orderBy("g.name")
    .orderBy("g.id")
    .execute();
  const can = [
    ...(mayEditGroups(actor) ? ["edit", "delete"] : []),
    ...(mayMoveMembers(actor) ? ["duplicate", "merge"] : []),
  ];
  return rows.map(({ created_at, updated_at, members, ...row }) => ({
    ...row,
    members: Math.min(members, mostCounted),
    moreMembers: members > mostCounted,
    createdAt: created_at.toISOString(),
    updatedAt: updated_at.toISOString(),
    can,
  }));
}

/** Contact groups are seen by agents who see some contacts, as their endpoints ask. */
export function maySeeGroups(actor: Actor): boolean {
  if (actor.kind !== "agent") return false;
  return holds(actor, "contacts.clients", "see") || holds(actor, "contacts.agents", "see");
}

/** Contact groups have no owner: who edits people edits, deletes and restores them. */
export function mayEditGroups(actor: Actor): boolean {
  if (actor.kind !== "agent") return false;
  return holds(actor, "contacts.clients", "edit") || holds(actor, "contacts.agents", "edit");
}

/** To copy or merge groups is to write in which ones people are. */
export function mayMoveMembers(actor: Actor): boolean {
  return mayEditGroups(actor) && fieldRight(actor, "groups") === "editable";
}
