import { expressionBuilder, sql, type RawBuilder } from "kysely";
import type { Actor } from "../../access/actor.ts";
import { reachableContacts } from "../../access/reachable.ts";
import type { Tables } from "../../database/tables.ts";
import type { Tx } from "../../database/transaction.ts";
import type { MatchBy } from "../kind.ts";
import type { PersonHit } from "./judge.ts";

/** Who bears a key. An absorbed contact is its survivor; without a source of an external id any will do, for the file knows only one. */
export const personLookups: Readonly<Partial<Record<MatchBy, RawBuilder<unknown>>>> = {
  id: sql`select coalesce(c.merged_into_id, c.id) as id from contacts c where c.id = asked.part[2]::uuid`,
  externalId: sql`select c.id from contacts c where c.external_id = asked.part[3] and c.external_id <> '' and c.live and asked.part[2] in ('', c.source)`,
  email: sql`select i.contact_id as id from identities i where i.kind = 'email' and i.normalised = asked.part[2] and i.valid_to is null and not i.in_trash`,
  phone: sql`
  select i.contact_id as id from identities i
  where i.kind = 'phone' and i.normalised = asked.part[2] and i.extension = asked.part[3] and i.valid_to is null and not i.in_trash`,
  nameCompany: sql`
  select s.contact_id as id from search_texts s
  join memberships m on m.contact_id = s.contact_id join companies o on o.id = m.company_id and o.deleted_at is null
  where s.last_name = asked.part[3] and s.first_name = asked.part[2] and o.search_name = asked.part[4]`,
};

export async function loadPersonHits(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Map<string, PersonHit>> {
  if (ids.length === 0) return new Map();
  const eb = expressionBuilder<Tables, "contacts">();
  const rows = await sql<PersonHit>`
    select contacts.id, contacts.kind, contacts.status, contacts.external_id as "externalId",
      ${reachableContacts(actor, "see")(eb)} as seen, ${reachableContacts(actor, "import")(eb)} as "mayImport",
      array(select i.normalised from identities i where i.contact_id = contacts.id and i.kind = 'email' and i.valid_to is null) as emails,
      coalesce((select trim(s.first_name || ' ' || s.last_name) from search_texts s where s.contact_id = contacts.id), '') as name
    from contacts where contacts.id = any(${ids}::uuid[]) and contacts.live`.execute(tx);
  return new Map(rows.rows.map((row) => [row.id, row]));
}
