import { sql } from "kysely";
import { recordChanges, type Author } from "../audit/record.ts";
import type { Entry } from "../audit/put-back.ts";
import type { Tx } from "../database/transaction.ts";
import { putBackFor } from "./end-move.ts";
import type { TagMove } from "./move.ts";
import { tagKey } from "./name.ts";

/** A kind of record that bears tags: its table, and the table that says which bears which. Of both only these rooms' own write path and this write. */
export interface Bearers {
  kind: "contact" | "company";
  table: "contacts" | "companies";
  tags: "contact_tags" | "company_tags";
  of: "contact_id" | "company_id";
}

export const taggedContacts: Bearers = {
  kind: "contact",
  table: "contacts",
  tags: "contact_tags",
  of: "contact_id",
};
export const taggedCompanies: Bearers = {
  kind: "company",
  table: "companies",
  tags: "company_tags",
  of: "company_id",
};

/** Everybody's id is behind it. */
const beforeAll = "00000000-0000-0000-0000-000000000000";

export interface Moved {
  /** Records that were written. */
  done: number;
  /** The last of them; null when nobody was left. */
  last: string | null;
}

/**
 * Takes tags off the next of those who bear any of them, and gives them the other one, where there is one, in the same place.
 * A tag is everybody's: those in the trash are written as well, and those whom the author does not see. A constant number of
 * statements; each record's journal tells of it.
 */
export async function moveTags(
  tx: Tx,
  author: Author,
  bearers: Bearers,
  { from, into }: TagMove,
  { after, size, batchId }: { after: string | null; size: number; batchId: string },
): Promise<Moved> {
  const { tags, of } = namesOf(bearers);
  const tagIds = from.map(({ id }) => id);
  const found = await sql<{ id: string }>`
    select distinct held.id from unnest(${tagIds}::uuid[]) as tag (id)
    cross join lateral (
      select ${of} as id from ${tags} where tag_id = tag.id and ${of} > ${after ?? beforeAll}
      order by ${of} limit ${size}) as held
    order by 1 limit ${size}`.execute(tx);
  const ids = found.rows.map(({ id }) => id);
  if (ids.length === 0) return { done: 0, last: null };
  await lockAll(tx, bearers, ids);
  const before = await tagsOf(tx, bearers, ids);
  if (into)
    await sql`
      insert into ${tags} (${of}, tag_id, position)
      select ${of}, ${into.id}::uuid, min(position) from ${tags}
      where ${of} = any(${ids}::uuid[]) and tag_id = any(${tagIds}::uuid[]) group by ${of}
      on conflict do nothing`.execute(tx);
  const relieved = await sql<{ id: string }>`
    delete from ${tags} where ${of} = any(${ids}::uuid[]) and tag_id = any(${tagIds}::uuid[])
    returning ${of} as id`.execute(tx);
  const written = [...new Set(relieved.rows.map(({ id }) => id))];
  await tellOf(tx, author, bearers, written, before, batchId);
  return { done: written.length, last: ids.at(-1) ?? null };
}

/**
 * Takes a move back from those whom these entries tell of: each gets the tags again that he had, and keeps what he was given
 * since. Who has been relieved of the other tag meanwhile stays as he is. Entries newest first.
 */
export async function moveTagsBack(
  tx: Tx,
  author: Author,
  bearers: Bearers,
  move: TagMove,
  entries: readonly Entry[],
  undoId: string,
): Promise<{ done: number; kept: string[] }> {
  const { tags, of } = namesOf(bearers);
  const ids = [...new Set(entries.map(({ subjectId }) => subjectId))];
  const there = await lockAll(tx, bearers, ids);
  const before = await tagsOf(tx, bearers, ids);
  const borne = await bearersOf(tx, bearers, move.into?.id ?? null, ids);
  const back = await backOf(tx, move);
  const kept = new Set<string>();
  const taken: string[] = [];
  const given: { id: string; tag_id: string; position: number }[] = [];
  for (const { subjectId, change } of entries) {
    const [had, got] = namesIn(change?.["tags"]);
    const wasGiven = got.some((key) => !had.includes(key));
    const isRelieved = wasGiven && borne.lives && !borne.by.has(subjectId);
    const again = had.flatMap((key, position) => {
      const tag = back.get(key);
      return tag === undefined || got.includes(key) ? [] : [{ id: subjectId, tag_id: tag, position }];
    });
    if (!there.has(subjectId) || isRelieved || again.length === 0) kept.add(subjectId);
    else {
      if (wasGiven && borne.by.delete(subjectId)) taken.push(subjectId);
      given.push(...again);
    }
  }
  if (move.into)
    await sql`delete from ${tags} where ${of} = any(${taken}::uuid[]) and tag_id = ${move.into.id}`.execute(tx);
  await sql`
    insert into ${tags} (${of}, tag_id, position)
    select id, tag_id, position
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as r (id uuid, tag_id uuid, position int)
    on conflict do nothing`.execute(tx);
  const written = [...new Set(given.map(({ id }) => id))];
  await tellOf(tx, author, bearers, written, before, undoId);
  return { done: written.length, kept: [...kept] };
}

function namesOf({ table, tags, of }: Bearers) {
  return { table: sql.table(table), tags: sql.table(tags), of: sql.ref(of) };
}

/** Locks records, those in the trash as well, in order of ids, as every write does; says who is there. */
async function lockAll(tx: Tx, bearers: Bearers, ids: readonly string[]): Promise<Set<string>> {
  const found = await sql<{ id: string }>`
    select id from ${namesOf(bearers).table} where id = any(${ids}::uuid[]) order by id for no key update`.execute(tx);
  return new Set(found.rows.map(({ id }) => id));
}

async function tagsOf(tx: Tx, bearers: Bearers, ids: readonly string[]): Promise<Map<string, string[]>> {
  const { tags, of } = namesOf(bearers);
  const found = await sql<{ id: string; names: string[] }>`
    select ${of} as id, array_agg(t.name order by ct.position, t.name) as names
    from ${tags} ct join tags t on t.id = ct.tag_id where ${of} = any(${ids}::uuid[]) group by 1`.execute(tx);
  return new Map(found.rows.map(({ id, names }) => [id, names]));
}

/** A new version and an entry in the journal for each whose tags have been written past the write path. */
async function tellOf(
  tx: Tx,
  author: Author,
  bearers: Bearers,
  ids: readonly string[],
  before: ReadonlyMap<string, string[]>,
  batchId: string,
): Promise<void> {
  if (ids.length === 0) return;
  const after = await tagsOf(tx, bearers, ids);
  await sql`
    update ${namesOf(bearers).table} set version = version + 1, updated_at = now() where id = any(${ids}::uuid[])`.execute(
    tx,
  );
  await recordChanges(
    tx,
    author,
    ids.map((id) => ({
      subjectKind: bearers.kind,
      subjectId: id,
      action: "updated",
      change: { tags: [before.get(id) ?? [], after.get(id) ?? []] },
    })),
    batchId,
  );
}

/** Who bears a tag, and whether it is a tag of today: one that is gone nobody has been relieved of. */
async function bearersOf(
  tx: Tx,
  bearers: Bearers,
  tagId: string | null,
  ids: readonly string[],
): Promise<{ lives: boolean; by: Set<string> }> {
  if (tagId === null) return { lives: false, by: new Set() };
  const tag = await sql<{ lives: boolean }>`
    select deleted_at is null and merged_into_id is null as lives from tags where id = ${tagId} for key share`.execute(
    tx,
  );
  const { tags, of } = namesOf(bearers);
  const found = await sql<{ id: string }>`
    select ${of} as id from ${tags} where tag_id = ${tagId} and ${of} = any(${ids}::uuid[])`.execute(tx);
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
