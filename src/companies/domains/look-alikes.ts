import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../../access/actor.ts";
import { reachableCompanies } from "../../access/reachable.ts";
import type { Tables } from "../../database/tables.ts";
import type { Tx } from "../../database/transaction.ts";
import { lookOf, oneErrorFrom } from "../../values/look-alike.ts";

interface LookAlike {
  domain: string;
  like: string;
  company: { id: string; name: string };
}

/** So many domains of one company are looked at. */
const most = 20;

/** Domains of companies that the actor sees, which can be taken for one of these: by their letters, or for a slip of the finger. */
export async function findLookAlikes(
  tx: Tx,
  actor: Actor,
  company: string,
  domains: readonly { domain: string; name: string }[],
): Promise<LookAlike[]> {
  if (domains.length === 0) return [];
  const looks = domains
    .slice(0, most)
    .map(({ domain, name }) => ({ name, look: lookOf(name), near: oneErrorFrom(domain) }));
  const reach = reachableCompanies(actor, "see")(expressionBuilder<Tables, "companies">());
  const found = await sql<LookAlike>`
    with asked as (select * from jsonb_to_recordset(${JSON.stringify(looks)}::jsonb) as a (name text, look text, near text[])),
    alike as materialized (
      select a.name as domain, d.name as like, d.company_id from asked a join company_domains d on d.look = a.look collate "C" and not d.in_trash
      union
      select a.name, d.name, d.company_id from asked a cross join unnest(a.near) as n (domain)
      join company_domains d on d.domain = n.domain collate "C" and not d.in_trash)
    select alike.domain, alike.like, json_build_object('id', companies.id, 'name', companies.name) as company
    from alike join companies on companies.id = alike.company_id
    where companies.id <> ${company} and companies.deleted_at is null and ${reach} order by 1, 2 limit 20`.execute(tx);
  return found.rows;
}
