import { sql } from "kysely";
import type { Author } from "../audit/record.ts";
import type { Tx } from "../database/transaction.ts";
import { tagsByName } from "../tags/by-name.ts";
import { tagKey } from "../tags/name.ts";

/** The lists of tags are written anew. */
export async function storeTags(
  tx: Tx,
  author: Author,
  all: readonly { id: string; after: { tags: readonly string[] } }[],
): Promise<void> {
  if (all.length === 0) return;
  await sql`delete from company_tags where company_id = any(${all.map(({ id }) => id)}::uuid[])`.execute(tx);
  const ids = await tagsByName(
    tx,
    author,
    all.flatMap(({ after }) => after.tags),
  );
  const rows = all.flatMap(({ id, after }) =>
    after.tags.map((name, position) => ({ company_id: id, tag_id: ids.get(tagKey(name)), position })),
  );
  if (rows.length === 0) return;
  await sql`
    insert into company_tags (company_id, tag_id, position)
    select company_id, tag_id, position from jsonb_populate_recordset(null::company_tags, ${JSON.stringify(rows)}::jsonb)
    on conflict do nothing`.execute(tx);
}
