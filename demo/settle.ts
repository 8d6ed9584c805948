import { sql } from "kysely";
import type { Tx } from "../src/database/transaction.ts";
import type { DemoCompany } from "./companies.ts";
import type { DemoPerson } from "./person.ts";

interface Made {
  people: readonly DemoPerson[];
  ids: ReadonlyMap<string, string>;
  companies: readonly DemoCompany[];
  companyIds: ReadonlyMap<string, string>;
  /** Entries of the journal, with how many days ago they shall have been. */
  edits: readonly { id: string; daysAgo: number }[];
}

/**
 * Gives the demo a past: when everything was made and last changed over two years, who has left or is blocked, which addresses are
 * known to be right, and what the journal says of when. None of it can be written by anybody's hand, so it goes past the write path;
 * for invented people only.
 */
export async function settle(tx: Tx, { people, ids, companies, companyIds, edits }: Made): Promise<void> {
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
  await datesInJournal(tx, rows, edits);
}

/** The journal of a real contact is never touched; here it tells of years that never were. Ids keep their order. */
async function datesInJournal(tx: Tx, rows: readonly object[], edits: Made["edits"]): Promise<void> {
  await sql`
    update audit set at = c.created_at + case when audit.action = 'created' then interval '0' else interval '20 minutes' end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid) join contacts c on c.id = r.id
    where audit.subject_id = c.id and audit.at > now() - interval '1 second'`.execute(tx);
  await sql`
    update audit set at = case when action = 'created' then c.created_at else c.created_at + (now() - c.created_at) * 0.4 end from companies c
    where audit.subject_id = c.id and audit.subject_kind = 'company' and action in ('created', 'updated') and audit.at > now() - interval '1 second'`.execute(
    tx,
  );
  await sql`
    update audit set at = now() - e."daysAgo" * interval '1 day'
    from jsonb_to_recordset(${JSON.stringify(edits)}::jsonb) as e (id uuid, "daysAgo" float)
    where audit.id = e.id`.execute(tx);
}
