import { sql } from "kysely";
import type { Tx } from "../database/transaction.ts";
import { cleanText } from "../values/text.ts";

/**
 * The ids of tags, made where they are new, by the lower-case name. One tag has one spelling, that of whoever made it.
 * Of two transactions that bring one new name, the second waits for the first and takes its tag.
 */
export async function tagsByName(tx: Tx, names: readonly string[]): Promise<Map<string, string>> {
  const asked = [...new Set(names.map(cleanText))].filter((name) => name !== "");
  if (asked.length === 0) return new Map();
  const known = await findTags(tx, asked);
  const missing = asked.filter((name) => !known.has(name.toLowerCase()));
  if (missing.length === 0) return known;
  // In one order for everybody, so that two never wait for each other.
  await sql`
    insert into tags (name)
    select distinct on (key) name from (select name, lower(name collate "und-x-icu") as key from unnest(${missing}::text[]) as name) as asked
    order by key on conflict do nothing`.execute(tx);
  return findTags(tx, asked);
}

async function findTags(tx: Tx, names: readonly string[]): Promise<Map<string, string>> {
  const rows = await sql<{ asked: string; id: string }>`
    select asked, tags.id from unnest(${names}::text[]) as asked join tags on lower(tags.name) = lower(asked collate "und-x-icu")`.execute(
    tx,
  );
  return new Map(rows.rows.map(({ asked, id }) => [asked.toLowerCase(), id]));
}
