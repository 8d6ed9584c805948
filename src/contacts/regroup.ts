import { sql } from "kysely";
import type { Author } from "../audit/record.ts";
import type { GroupMerge } from "../contact-groups/merge.ts";
import type { Tx } from "../database/transaction.ts";
import type { Moved } from "../tags/retag.ts";
import { lockAll, tellOfList } from "./tell-of-list.ts";
import type { UndoEntry, Undone } from "./undo.ts";

/** Everybody's id is behind it. */
const beforeAll = "00000000-0000-0000-0000-000000000000";

/**
 * Puts the next of those who are in any of the groups into the other one. A group is the whole team's: those in the trash are
 * written as well, and those whom the author does not see. They stay in the groups they come from, which go to the trash with
 * their people. A constant number of statements; each contact's journal tells of it.
 */
export async function joinGroups(
  tx: Tx,
  author: Author,
  { from, into }: GroupMerge,
  { after, size, batchId }: { after: string | null; size: number; batchId: string },
): Promise<Moved> {
  const found = await sql<{ id: string }>`
    select distinct held.id from unnest(${from.map(({ id }) => id)}::uuid[]) as g (id)
    cross join lateral (
      select m.contact_id as id from contact_group_members m
      where m.group_id = g.id and m.contact_id > ${after ?? beforeAll} and not exists (
        select from contact_group_members t where t.group_id = ${into.id} and t.contact_id = m.contact_id)
      order by m.contact_id limit ${size}) as held
    order by 1 limit ${size}`.execute(tx);
  const last = found.rows.at(-1)?.id ?? null;
  // Somebody may have been deleted for good before he was held.
  const there = await lockAll(
    tx,
    found.rows.map(({ id }) => id),
  );
  const ids = [...there];
  if (ids.length === 0) return { done: 0, last };
  const before = await groupsOf(tx, ids);
  const joined = await sql<{ id: string }>`
    insert into contact_group_members (group_id, contact_id) select ${into.id}::uuid, id from unnest(${ids}::uuid[]) as id
    on conflict do nothing returning contact_id as id`.execute(tx);
  const written = joined.rows.map(({ id }) => id);
  await tellOfList(tx, author, written, { list: "groups", before, after: await groupsOf(tx, ids) }, batchId);
  return { done: written.length, last };
}

/**
 * Takes those of whom the entries tell out of the group that they were put into, where one of those they came from has them
 * again; who is in none of them any more, or was taken out meanwhile, stays as he is.
 */
export async function leaveGroup(
  tx: Tx,
  author: Author,
  { from, into }: GroupMerge,
  entries: readonly UndoEntry[],
  undoId: string,
): Promise<Undone> {
  const ids = [...new Set(entries.map(({ contactId }) => contactId))];
  await lockAll(tx, ids);
  const before = await groupsOf(tx, ids);
  const left = await sql<{ id: string }>`
    delete from contact_group_members m
    where m.group_id = ${into.id} and m.contact_id = any(${ids}::uuid[]) and exists (
      select from contact_group_members f join contact_groups g on g.id = f.group_id and g.deleted_at is null
      where f.contact_id = m.contact_id and f.group_id = any(${from.map(({ id }) => id)}::uuid[]))
    returning m.contact_id as id`.execute(tx);
  const written = new Set(left.rows.map(({ id }) => id));
  await tellOfList(tx, author, [...written], { list: "groups", before, after: await groupsOf(tx, ids) }, undoId);
  return { done: written.size, kept: ids.filter((id) => !written.has(id)) };
}

/** The groups that people are in, but for those in the trash, as a contact shows them. */
async function groupsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string[]>> {
  const found = await sql<{ id: string; groups: string[] }>`
    select m.contact_id as id, array_agg(m.group_id order by g.name, g.id) as groups
    from contact_group_members m join contact_groups g on g.id = m.group_id and g.deleted_at is null
    where m.contact_id = any(${ids}::uuid[]) group by 1`.execute(tx);
  return new Map(found.rows.map(({ id, groups }) => [id, groups]));
}
