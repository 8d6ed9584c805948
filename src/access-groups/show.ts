import type { Actor } from "../access/actor.ts";
import { groupName } from "../words/group-name.ts";
import { holds } from "../access/rights.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuseAsAbsent } from "../http/refusal.ts";
import type { listAccessGroups as declaredList, showAccessGroup as declared } from "./api.ts";
import { countPeople, whom, type Count } from "./count-people.ts";
import { countEverybody, findGroup, tidied } from "./group.ts";

export type AccessGroup = ReplyOf<typeof declared>;

/** The access groups by name; a client is told only of his own, and how many people they have only who manages them. */
export async function listAccessGroups(tx: Tx, actor: Actor): Promise<ReplyOf<typeof declaredList>> {
  const rows = await tx
    .selectFrom("access_groups")
    .select(["id", "name", "kind as type", "signs_in as signIn", "standing"])
    .$if(actor.kind === "client", (query) => query.where("id", "=", actor.accessGroup.id))
    .execute();
  const ids = rows.map(({ id }) => id);
  const people = holds(actor, "management.groups", "open") ? await countPeople(tx, ids, whom.people) : undefined;
  const items = rows.map((row) => ({
    ...row,
    name: groupName(row.name, row.standing, actor.language),
    standing: row.standing !== null,
    administrator: row.standing === "administrator",
    ...(people && { people: people.get(row.id) ?? nobody }),
  }));
  return { items: items.toSorted((a, b) => a.name.localeCompare(b.name, actor.language)) };
}

const nobody: Count = { value: 0, exact: true };

/** One access group as a whole, with how many people it has. */
export async function showAccessGroup(tx: Tx, actor: Actor, id: string): Promise<AccessGroup> {
  const group = await findGroup(tx, id);
  if (!group) refuseAsAbsent();
  const rest = await tx
    .selectFrom("access_groups")
    .select(["created_at", "updated_at", "second_factor_required"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const [people, users, trashed] = await countsOf(tx, id);
  const isStanding = group.standing !== null;
  const isFree = !isStanding && people.value + trashed.value === 0 && (await countEverybody(tx, id)) === 0;
  return {
    id,
    version: group.version,
    name: groupName(group.name, group.standing, actor.language),
    type: group.kind,
    signIn: group.signsIn,
    standing: isStanding,
    administrator: group.administrator,
    secondFactor: rest.second_factor_required,
    rights: tidied(group.rights),
    modules: [...group.modules],
    fields: { ...group.fields },
    fieldRules: { ...group.fieldRules },
    people,
    users,
    trashed,
    createdAt: rest.created_at.toISOString(),
    updatedAt: rest.updated_at.toISOString(),
    can: isFree ? ["edit", "changeType", "delete"] : ["edit"],
  };
}

async function countsOf(tx: Tx, id: string): Promise<[people: Count, users: Count, trashed: Count]> {
  const one = async (condition: (typeof whom)[keyof typeof whom]) =>
    (await countPeople(tx, [id], condition)).get(id) ?? nobody;
  return [await one(whom.people), await one(whom.users), await one(whom.trashed)];
}
