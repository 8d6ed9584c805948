import { sql } from "kysely";
import type { Tx } from "../../database/transaction.ts";
import { lookOf } from "../../values/look-alike.ts";
import type { CompanyDomain } from "./values.ts";

interface Row {
  id: string;
  after: { domains: readonly CompanyDomain[] };
}

/** Writes the domains of companies that are locked, as whole lists. Another company's is refused by the database (409). */
export async function storeDomains(tx: Tx, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const stored = rows.flatMap(({ id, after }) =>
    after.domains.map(({ domain, name, subdomains, attach }, position) => ({
      company_id: id,
      domain,
      name,
      look: lookOf(name),
      position,
      subdomains,
      attaches: attach,
      in_trash: false,
    })),
  );
  const list = sql`jsonb_populate_recordset(null::company_domains, ${JSON.stringify(stored)}::jsonb)`;
  await sql`
    delete from company_domains d where d.company_id = any(${rows.map(({ id }) => id)}::uuid[])
      and not exists (select from ${list} as w where w.company_id = d.company_id and w.domain = d.domain)`.execute(tx);
  if (stored.length === 0) return;
  await sql`
    insert into company_domains select * from ${list} as w order by w.domain
    on conflict (company_id, domain) do update set position = excluded.position, subdomains = excluded.subdomains, attaches = excluded.attaches`.execute(
    tx,
  );
}
