import { sql } from "kysely";
import { recordChanges, type Author } from "../audit/record.ts";
import type { Tx } from "../database/transaction.ts";
import { leadBelow } from "./change.ts";
import type { TagMove } from "./move.ts";

/** Locks tags against being given to anybody, and says whether somebody bears one of them still: then they are not gone yet. */
export async function closeTags(tx: Tx, ids: readonly string[]): Promise<"borne" | "free"> {
  await sql`select from tags where id = any(${ids}::uuid[]) order by id for update`.execute(tx);
  const borne = await sql`
    select from unnest(${ids}::uuid[]) as tag (id)
    where exists (select from contact_tags ct where ct.tag_id = tag.id)
      or exists (select from company_tags ct where ct.tag_id = tag.id) limit 1`.execute(tx);
  return borne.rows.length > 0 ? "borne" : "free";
}

/** Tags that nobody bears any more are gone: taken over, so that their names mean the other one from now on, or deleted. */
export async function endMove(tx: Tx, author: Author, { from, into }: TagMove): Promise<void> {
  const ids = from.map(({ id }) => id);
  if (into)
    await sql`
      update tags set merged_into_id = case when id = any(${ids}::uuid[]) then ${into.id}::uuid else merged_into_id end,
        leads_to_id = ${into.id}::uuid, version = version + 1, updated_at = now()
      where id = any(${ids}::uuid[]) or leads_to_id = any(${ids}::uuid[])`.execute(tx);
  else
    await sql`
      update tags set deleted_at = now(), version = version + 1, updated_at = now()
      where deleted_at is null and (id = any(${ids}::uuid[]) or leads_to_id = any(${ids}::uuid[]))`.execute(tx);
  await recordChanges(
    tx,
    author,
    from.map(({ id }) => ({
      subjectKind: "tag",
      subjectId: id,
      action: into ? "merged" : "deleted",
      ...(into && { change: { mergedInto: ["", into.name] } }),
    })),
  );
}

/** Makes tags of today again of those that a move has ended. Where somebody has made a tag of that name meanwhile, that one stays. */
export async function reviveTags(tx: Tx, author: Author, { from }: TagMove): Promise<void> {
  const ids = from.map(({ id }) => id);
  const revived = await sql<{ id: string }>`
    update tags set merged_into_id = null, leads_to_id = null, deleted_at = null, version = version + 1, updated_at = now()
    where id = any(${ids}::uuid[]) and (deleted_at is not null or merged_into_id is not null) and ${nameIsFree}
    returning id`.execute(tx);
  const roots = revived.rows.map(({ id }) => id);
  await leadBelow(tx, roots);
  await sql`
    update tags set deleted_at = null where deleted_at is not null and leads_to_id = any(${roots}::uuid[]) and ${nameIsFree}
      and not exists (select from tags twin where twin.leads_to_id = any(${roots}::uuid[]) and twin.deleted_at is not null
        and lower(twin.name) = lower(tags.name) and twin.id > tags.id)`.execute(tx);
  await recordChanges(
    tx,
    author,
    roots.map((id) => ({ subjectKind: "tag", subjectId: id, action: "restored" })),
  );
}

const nameIsFree = sql`not exists (
  select from tags other where other.id <> tags.id and other.deleted_at is null and lower(other.name) = lower(tags.name))`;

/** The tags that are put back for those that were moved: themselves, or whichever bears their name by now. */
export async function putBackFor(tx: Tx, { from }: TagMove): Promise<Map<string, string>> {
  const found = await sql<{ id: string; back: string | null }>`
    select tags.id, coalesce(tags.means_id, (
      select other.means_id from tags other where other.deleted_at is null and lower(other.name) = lower(tags.name))) as back
    from tags where id = any(${from.map(({ id }) => id)}::uuid[])`.execute(tx);
  return new Map(found.rows.flatMap(({ id, back }) => (back === null ? [] : [[id, back]])));
}
