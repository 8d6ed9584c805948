import { sql } from "kysely";
import type { Tx } from "../src/database/transaction.ts";
import type { DemoCompany } from "./companies.ts";
import type { DemoPerson } from "./person.ts";

interface Made {
  people: readonly DemoPerson[];
  ids: ReadonlyMap<string, string>;
  companies: readonly DemoCompany[];
  companyIds: ReadonlyMap<string, string>;
}

/**
 * Gives the demo a past: when everything was made and last changed over two years, who has left or is blocked, which addresses are
 * known to be right. None of it can be written by anybody's hand, so it goes past the write path; for invented people only.
 */
export async function settle(tx: Tx, { people, ids, companies, companyIds }: Made): Promise<void> {
  const rows = people.map(({ key, madeDaysAgo, changedDaysAgo, status, verified }) => ({
    id: ids.get(key),
    made: madeDaysAgo,
    changed: Math.min(madeDaysAgo, changedDaysAgo),
    status,
    verified,
  }));
  await sql`
    update contacts set created_at = now() - r.made * interval '1 day', updated_at = now() - r.changed * interval '1 day', status = r.status
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, made float, changed float, status text)
    where contacts.id = r.id`.execute(tx);
  await sql`
    update identities set valid_from = c.created_at, verified_at = case when r.verified and position = 0 and identities.kind in ('email', 'phone') then c.created_at end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, verified boolean) join contacts c on c.id = r.id
    where identities.contact_id = r.id`.execute(tx);
  const owned = companies.map(({ change, owner, madeDaysAgo }) => ({
    id: companyIds.get(change.name),
    owner: ids.get(owner),
    made: madeDaysAgo,
  }));
  await sql`
    update companies set owner_id = r.owner, created_at = now() - r.made * interval '1 day', updated_at = now() - r.made / 3 * interval '1 day'
    from jsonb_to_recordset(${JSON.stringify(owned)}::jsonb) as r (id uuid, owner uuid, made float)
    where companies.id = r.id`.execute(tx);
}
