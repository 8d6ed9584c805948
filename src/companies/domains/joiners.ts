import { expressionBuilder, sql, type RawBuilder } from "kysely";
import type { Actor } from "../../access/actor.ts";
import { sees } from "../../access/field-rights.ts";
import { reachableContacts } from "../../access/reachable.ts";
import type { Tables } from "../../database/tables.ts";
import type { Tx } from "../../database/transaction.ts";

/** A query of those who would join a company by its domains of now: clients with such an address and without any company. One row for each of their addresses: id, domain, email. */
export async function joinersOf(tx: Tx, company: string): Promise<RawBuilder<unknown>> {
  const domains = await tx
    .selectFrom("company_domains")
    .select(["domain", "subdomains"])
    .where("company_id", "=", company)
    .execute();
  return sql`
    select i.contact_id as id, ${ofAddress} as domain, i.value as email
    from identities i join contacts on contacts.id = i.contact_id and contacts.live and contacts.kind = 'client'
    where i.kind = 'email' and i.valid_to is null and (${sql.join(domains.map(within), sql` or `)}${domains.length === 0 ? sql`false` : sql``})
      and not exists (select from memberships m where m.contact_id = i.contact_id)
      and not exists (select from company_domains o where o.domain = ${ofAddress} and o.company_id <> ${company} and not o.in_trash)`;
}

/** Of `contacts`: whom the actor sees with what a preview tells of them. */
export function isSeen(actor: Actor): RawBuilder<boolean> {
  if (!sees(actor, "emails") || !sees(actor, "companies")) return sql<boolean>`false`;
  return sql<boolean>`(${reachableContacts(actor, "see")(expressionBuilder<Tables, "contacts">())}) is true`;
}

const ofAddress = sql`split_part(i.normalised, '@', 2)`;

/** By the index of domains, which are written there from behind. */
function within({ domain, subdomains }: { domain: string; subdomains: boolean }) {
  const behind = [...domain].toReversed().join("");
  const exact = sql`reverse(split_part(i.normalised, '@', 2)) = ${behind}`;
  return subdomains ? sql`${exact} or reverse(split_part(i.normalised, '@', 2)) like ${`${behind}.%`}` : exact;
}
