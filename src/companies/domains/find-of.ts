import { sql } from "kysely";
import type { Tx } from "../../database/transaction.ts";
import { domainAndAbove } from "../../values/domain.ts";
import { whyNot } from "./values.ts";

interface Found {
  id: string;
  name: string;
}

/**
 * The company that whoever has an address of a domain joins by himself, by that domain: whose very domain it is, else the one
 * with the nearest above it that takes in what is below (A117). Nobody is asked who sees it: it is a rule of the house.
 */
export async function findCompaniesOf(tx: Tx, domains: readonly string[]): Promise<Map<string, Found>> {
  const asked = [...new Set(domains)].filter((domain) => whyNot(domain) === undefined);
  const joined = new Map<string, Found>();
  if (asked.length === 0) return joined;
  const found = await sql<Found & { domain: string; subdomains: boolean; attaches: boolean }>`
    select c.id, c.name, d.domain, d.subdomains, d.attaches from company_domains d join companies c on c.id = d.company_id
    where d.domain = any(${[...new Set(asked.flatMap(domainAndAbove))]}::text[]) and not d.in_trash`.execute(tx);
  const byDomain = new Map(found.rows.map((row) => [row.domain, row]));
  for (const domain of asked)
    for (const above of domainAndAbove(domain)) {
      const row = byDomain.get(above);
      if (!row || (above !== domain && !row.subdomains)) continue;
      if (row.attaches) joined.set(domain, { id: row.id, name: row.name });
      break;
    }
  return joined;
}
