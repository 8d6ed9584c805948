import { sql } from "kysely";
import type { Tx } from "../database/transaction.ts";

/** What a filter names in place of a record that is gone for good: a record that there never is. */
const nobody = "00000000-0000-7000-8000-000000000000";

/** Takes records that are gone for good out of the filters of views: who asked for them finds nothing, as before. */
export async function forgetInViews(tx: Tx, gone: readonly string[]): Promise<void> {
  const found = await sql<{ id: string; filter: string }>`
    select id, filter::text as filter from views where filter is not null and exists (
      select from regexp_matches(filter::text, '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'g') as m
      where m[1]::uuid = any(${gone}::uuid[]))
    for no key update`.execute(tx);
  if (found.rows.length === 0) return;
  const views = found.rows.map(({ id, filter }) => ({
    id,
    filter: gone.reduce((text, one) => text.replaceAll(one, nobody), filter),
  }));
  await sql`
    update views v set filter = r.filter::jsonb
    from jsonb_to_recordset(${JSON.stringify(views)}::jsonb) as r (id uuid, filter text) where v.id = r.id`.execute(tx);
}
