import { sql } from "kysely";
import { recordChanges, type Author } from "../audit/record.ts";
import type { Tx } from "../database/transaction.ts";
import { tagKey, tagName } from "./name.ts";

export interface NamedTag {
  id: string;
  /** As it is spelled today. */
  name: string;
}

/** The tags that names mean, by `tagKey`: a former name means the tag that bore it or took it over. Unknown names are left out. */
export async function findTags(tx: Tx, names: readonly string[]): Promise<Map<string, NamedTag>> {
  const asked = distinct(names);
  if (asked.length === 0) return new Map();
  const rows = await sql<NamedTag & { asked: string }>`
    select asked, t.id, t.name from unnest(${asked}::text[]) as asked
    join tags named on lower(named.name) = lower(asked collate "und-x-icu") and named.deleted_at is null
    join tags t on t.id = named.means_id`.execute(tx);
  return new Map(rows.rows.map(({ asked: name, ...tag }) => [tagKey(name), tag]));
}

/**
 * The ids of tags by `tagKey`, made where they are new; they stay what they are until the transaction ends. One tag has one
 * spelling, that of whoever made it. Of two transactions that bring one new name, the second waits for the first and takes its tag.
 */
export async function tagsByName(tx: Tx, author: Author, names: readonly string[]): Promise<Map<string, string>> {
  const asked = distinct(names);
  if (asked.length === 0) return new Map();
  // A tag that was taken over or deleted while this waited for it is looked for once more.
  for (let turn = 0; turn < 4; turn++) {
    const known = await holdTags(tx, asked);
    const missing = asked.filter((name) => !known.has(tagKey(name)));
    if (missing.length === 0) return known;
    await makeTags(tx, author, missing);
  }
  throw new Error("tags went as often as they were looked for");
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names.map(tagName))].filter((name) => name !== "");
}

async function holdTags(tx: Tx, names: readonly string[]): Promise<Map<string, string>> {
  const rows = await sql<{ asked: string; id: string }>`
    select asked, t.id from unnest(${names}::text[]) as asked
    join tags named on lower(named.name) = lower(asked collate "und-x-icu") and named.deleted_at is null
    join tags t on t.id = named.means_id and t.deleted_at is null and t.merged_into_id is null
    for key share of t`.execute(tx);
  return new Map(rows.rows.map(({ asked, id }) => [tagKey(asked), id]));
}

async function makeTags(tx: Tx, author: Author, names: readonly string[]): Promise<void> {
  // In one order for everybody, so that two never wait for each other.
  const made = await sql<{ id: string }>`
    insert into tags (name, made_by_id)
    select distinct on (key) name, ${author.id}::uuid
    from (select name, lower(name collate "und-x-icu") as key from unnest(${names}::text[]) as name) as asked
    order by key on conflict do nothing returning id`.execute(tx);
  await recordChanges(
    tx,
    author,
    made.rows.map(({ id }) => ({ subjectKind: "tag", subjectId: id, action: "created" })),
  );
}
