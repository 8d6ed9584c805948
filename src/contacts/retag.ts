import { sql } from "kysely";
import type { Author } from "../audit/record.ts";
import type { Tx } from "../database/transaction.ts";
import { putBackFor } from "../tags/end-move.ts";
import type { TagMove } from "../tags/move.ts";
import { tagKey } from "../tags/name.ts";
import { lockAll, tellOfList } from "./tell-of-list.ts";
import type { UndoEntry, Undone } from "./undo.ts";

/** Everybody's id is behind it. */
const beforeAll = "00000000-0000-0000-0000-000000000000";

export interface Moved {
  /** Contacts that were written. */
  done: number;
  /** The last of them; null when nobody was left. */
  last: string | null;
}

/**
 * Takes tags off the next of those who bear any of them, and gives them the other one, where there is one, in the same place.
 * A tag is everybody's: those in the trash are written as well, and those whom the author does not see. A constant number of
 * statements; each contact's journal tells of it.
 */
export async function moveTags(
  tx: Tx,
  author: Author,
  { from, into }: TagMove,
  { after, size, batchId }: { after: string | null; size: number; batchId: string },
): Promise<Moved> {
  const tagIds = from.map(({ id }) => id);
  const found = await sql<{ id: string }>`
    select distinct held.contact_id as id from unnest(${tagIds}::uuid[]) as tag (id)
    cross join lateral (
      select contact_id from contact_tags where tag_id = tag.id and contact_id > ${after ?? beforeAll}
      order by contact_id limit ${size}) as held
    order by 1 limit ${size}`.execute(tx);
  const ids = found.rows.map(({ id }) => id);
  if (ids.length === 0) return { done: 0, last: null };
  await lockAll(tx, ids);
  const before = await tagsOf(tx, ids);
  if (into)
    await sql`
      insert into contact_tags (contact_id, tag_id, position)
      select contact_id, ${into.id}::uuid, min(position) from contact_tags
      where contact_id = any(${ids}::uuid[]) and tag_id = any(${tagIds}::uuid[]) group by contact_id
      on conflict do nothing`.execute(tx);
  const bearers = await sql<{ id: string }>`
    delete from contact_tags where contact_id = any(${ids}::uuid[]) and tag_id = any(${tagIds}::uuid[])
    returning contact_id as id`.execute(tx);
  const written = [...new Set(bearers.rows.map(({ id }) => id))];
  await tellOf(tx, author, written, before, batchId);
  return { done: written.length, last: ids.at(-1) ?? null };
}

/**
 * Takes a move back from those whom these entries tell of: each gets the tags again that he had, and keeps what he was given
 * since. Who has been relieved of the other tag meanwhile stays as he is. Entries newest first.
 */
export async function moveTagsBack(
  tx: Tx,
  author: Author,
  move: TagMove,
  entries: readonly UndoEntry[],
  undoId: string,
): Promise<Undone> {
  const ids = [...new Set(entries.map(({ contactId }) => contactId))];
  const there = await lockAll(tx, ids);
  const before = await tagsOf(tx, ids);
  const borne = await bearersOf(tx, move.into?.id ?? null, ids);
  const back = await backOf(tx, move);
  const kept = new Set<string>();
  const taken: string[] = [];
  const given: { contact_id: string; tag_id: string; position: number }[] = [];
  for (const { contactId, change } of entries) {
    const [had, got] = namesIn(change?.["tags"]);
    const wasGiven = got.some((key) => !had.includes(key));
    const isRelieved = wasGiven && borne.lives && !borne.by.has(contactId);
    const again = had.flatMap((key, position) => {
      const tag = back.get(key);
      return tag === undefined || got.includes(key) ? [] : [{ contact_id: contactId, tag_id: tag, position }];
    });
    if (!there.has(contactId) || isRelieved || again.length === 0) kept.add(contactId);
    else {
      if (wasGiven && borne.by.delete(contactId)) taken.push(contactId);
      given.push(...again);
    }
  }
  if (move.into)
    await sql`delete from contact_tags where contact_id = any(${taken}::uuid[]) and tag_id = ${move.into.id}`.execute(
      tx,
    );
  await sql`
    insert into contact_tags (contact_id, tag_id, position)
    select contact_id, tag_id, position from jsonb_populate_recordset(null::contact_tags, ${JSON.stringify(given)}::jsonb)
    on conflict do nothing`.execute(tx);
  const written = [...new Set(given.map(({ contact_id }) => contact_id))];
  await tellOf(tx, author, written, before, undoId);
  return { done: written.length, kept: [...kept] };
}

async function tagsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string[]>> {
  const found = await sql<{ id: string; names: string[] }>`
    select ct.contact_id as id, array_agg(t.name order by ct.position, t.name) as names
    from contact_tags ct join tags t on t.id = ct.tag_id where ct.contact_id = any(${ids}::uuid[]) group by 1`.execute(
    tx,
  );
  return new Map(found.rows.map(({ id, names }) => [id, names]));
}

async function tellOf(
  tx: Tx,
  author: Author,
  ids: readonly string[],
  before: ReadonlyMap<string, string[]>,
  batchId: string,
): Promise<void> {
  await tellOfList(tx, author, ids, { list: "tags", before, after: await tagsOf(tx, ids) }, batchId);
}

/** Who bears a tag, and whether it is a tag of today: one that is gone nobody has been relieved of. */
async function bearersOf(
  tx: Tx,
  tagId: string | null,
  ids: readonly string[],
): Promise<{ lives: boolean; by: Set<string> }> {
  if (tagId === null) return { lives: false, by: new Set() };
  const tag = await sql<{ lives: boolean }>`
    select deleted_at is null and merged_into_id is null as lives from tags where id = ${tagId} for key share`.execute(
    tx,
  );
  const found = await sql<{ id: string }>`
    select contact_id as id from contact_tags where tag_id = ${tagId} and contact_id = any(${ids}::uuid[])`.execute(tx);
  return { lives: tag.rows[0]?.lives ?? false, by: new Set(found.rows.map(({ id }) => id)) };
}

/** The tag to be put back, by the name it had when it was moved. */
async function backOf(tx: Tx, move: TagMove): Promise<Map<string, string>> {
  const back = await putBackFor(tx, move);
  return new Map(
    move.from.flatMap(({ id, name }) => {
      const tag = back.get(id);
      return tag === undefined ? [] : [[tagKey(name), tag] as const];
    }),
  );
}

function namesIn(sides: readonly [unknown, unknown] | undefined): [string[], string[]] {
  const keys = (list: unknown) =>
    Array.isArray(list) ? list.filter((one) => typeof one === "string").map((name) => tagKey(name)) : [];
  return [keys(sides?.[0]), keys(sides?.[1])];
}
