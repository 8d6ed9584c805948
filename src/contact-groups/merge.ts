import { sql } from "kysely";
import { Type, type Static } from "typebox";
import { Value } from "typebox/value";
import { recordChanges, type Author } from "../audit/record.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse, refuseAsAbsent } from "../http/refusal.ts";

const Named = Type.Object({ id: Type.String(), name: Type.String() });

/** Contact groups on their way into another one, as it is kept with the batch that merges them. */
const GroupMerge = Type.Object({ from: Type.Array(Named), into: Named });
export type GroupMerge = Static<typeof GroupMerge>;

/** What such a batch is called. */
export const mergeGroups = "mergeGroups";

export function groupMergeOf({ id, wish }: { id: string; wish: object }): GroupMerge {
  if (!Value.Check(GroupMerge, wish)) throw new Error(`batch ${id} holds another shape than this program writes`);
  return wish;
}

/** Locks groups that are not in the trash, in order of ids; 404 where one of them is gone. People can still be put into them. */
export async function lockGroups(tx: Tx, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  const asked = [...new Set(ids)];
  const found = await sql<{ id: string; name: string }>`
    select id, name from contact_groups
    where id = any(${asked}::uuid[]) and deleted_at is null order by id for no key update`.execute(tx);
  if (found.rows.length < asked.length) refuseAsAbsent();
  return found.rows;
}

/** 409 while one of these is being merged or brought back, but by the batch itself. */
export async function checkGroupsAtRest(tx: Tx, ids: readonly string[], itself?: string): Promise<void> {
  const moving = await sql`
    select from batches b left join batches o on o.id = b.undoes_id
    cross join lateral (select coalesce(o.wish, b.wish) as wish, coalesce(o.action, b.action) as action) as what
    where b.state = 'running' and b.id is distinct from ${itself ?? null}::uuid and what.action = ${mergeGroups}
      and exists (
        select from jsonb_array_elements(what.wish -> 'from' || jsonb_build_array(what.wish -> 'into')) as g
        where g ->> 'id' = any(${ids})) limit 1`.execute(tx);
  if (moving.rows.length > 0) refuse(409, "groupMoving");
}

/** How many are in any of the groups and not in the other one, whoever sees them, the trash included. */
export async function countJoining(tx: Tx, { from, into }: GroupMerge): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(distinct m.contact_id)::int as count from contact_group_members m
    where m.group_id = any(${idsOf(from)}::uuid[]) and not exists (
      select from contact_group_members t where t.group_id = ${into.id} and t.contact_id = m.contact_id)`.execute(tx);
  return found.rows[0]?.count ?? 0;
}

/** Moves groups to the trash once nobody can be put into them and all of their people are in the other one; says whether that is so. */
export async function endMerge(tx: Tx, author: Author, { from, into }: GroupMerge): Promise<boolean> {
  const ids = idsOf(from);
  await sql`select from contact_groups where id = any(${ids}::uuid[]) order by id for update`.execute(tx);
  if ((await countJoining(tx, { from, into })) > 0) return false;
  const gone = await sql<{ id: string }>`
    update contact_groups set deleted_at = now(), version = version + 1, updated_at = now()
    where id = any(${ids}::uuid[]) and deleted_at is null returning id`.execute(tx);
  await recordChanges(
    tx,
    author,
    gone.rows.map(({ id }) => ({
      subjectKind: "contactGroup",
      subjectId: id,
      action: "deleted",
      change: { mergedInto: ["", into.name] },
    })),
  );
  return true;
}

/** Takes the groups that a merge has ended back out of the trash, as far as they are there still; a name in use meanwhile is 409. */
export async function reviveGroups(tx: Tx, author: Author, { from }: GroupMerge): Promise<void> {
  const ids = idsOf(from);
  const taken = await sql`
    select from contact_groups g join contact_groups other
      on other.id <> g.id and other.deleted_at is null and lower(other.name) = lower(g.name)
    where g.id = any(${ids}::uuid[]) and g.deleted_at is not null limit 1`.execute(tx);
  if (taken.rows.length > 0) refuse(409, "nameTaken");
  const back = await sql<{ id: string }>`
    update contact_groups set deleted_at = null, version = version + 1, updated_at = now()
    where id = any(${ids}::uuid[]) and deleted_at is not null returning id`.execute(tx);
  await recordChanges(
    tx,
    author,
    back.rows.map(({ id }) => ({ subjectKind: "contactGroup", subjectId: id, action: "restored" })),
  );
}

function idsOf(groups: readonly { id: string }[]): string[] {
  return groups.map(({ id }) => id);
}
