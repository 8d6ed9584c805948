import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../../access/actor.ts";
import { reachableCompanies } from "../../access/reachable.ts";
import type { Tables } from "../../database/tables.ts";
import type { Tx } from "../../database/transaction.ts";
import type { Fault } from "../../http/refusal.ts";
import type { CompanyDomain } from "./values.ts";

interface Claim {
  id: string;
  domains: readonly CompanyDomain[];
}

/** Of each claim what is wrong with it: a domain of another company, which is named where the actor sees it. */
export async function findTaken(tx: Tx, actor: Actor, claims: readonly Claim[]): Promise<Map<string, Fault[]>> {
  const holders = await findHolders(
    tx,
    actor,
    claims.flatMap(({ domains }) => domains.map(({ domain }) => domain)),
  );
  const faults = new Map<string, Fault[]>();
  const claimed = new Map<string, string>();
  for (const { id, domains } of claims) {
    const taken = domains.flatMap(({ domain, name }, index): Fault[] => {
      const holder = holders.find((one) => one.domain === domain && one.company !== id);
      const first = claimed.get(domain) ?? id;
      claimed.set(domain, first);
      if (!holder && first === id) return [];
      const code = holder?.name ? "domainOf" : "domainTaken";
      return [{ pointer: `/domains/${index}/domain`, code, params: { domain: name, company: holder?.name ?? "" } }];
    });
    if (taken.length > 0) faults.set(id, taken);
  }
  return faults;
}

/** `name` is null where the actor does not see the company. */
async function findHolders(
  tx: Tx,
  actor: Actor,
  domains: readonly string[],
): Promise<{ domain: string; company: string; name: string | null }[]> {
  if (domains.length === 0) return [];
  const reach = reachableCompanies(actor, "see")(expressionBuilder<Tables, "companies">());
  const found = await sql<{ domain: string; company: string; name: string | null }>`
    select d.domain, d.company_id as company, case when (${reach}) then companies.name end as name
    from company_domains d join companies on companies.id = d.company_id
    where d.domain = any(${domains}::text[]) and not d.in_trash`.execute(tx);
  return found.rows;
}
