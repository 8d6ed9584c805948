import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../../access/actor.ts";
import { reachableCompanies } from "../../access/reachable.ts";
import type { Tables } from "../../database/tables.ts";
import type { Tx } from "../../database/transaction.ts";
import type { KindInFiles } from "../kind.ts";
import type { Companies, CompanyHit } from "./shapes.ts";

export const companyLookups: KindInFiles<Companies>["lookups"] = {
  id: sql`select c.id from companies c where c.id = asked.part[2]::uuid`,
  name: sql`select c.id from companies c where c.search_name = asked.part[2] and c.deleted_at is null order by c.id`,
};

export async function loadCompanyHits(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Map<string, CompanyHit>> {
  if (ids.length === 0) return new Map();
  const eb = expressionBuilder<Tables, "companies">();
  const rows = await sql<CompanyHit>`
    select id, '' as "externalId", '' as "fileId",
      ${reachableCompanies(actor, "see")(eb)} as seen, ${reachableCompanies(actor, "import")(eb)} as "mayImport"
    from companies where id = any(${ids}::uuid[]) and deleted_at is null`.execute(tx);
  return new Map(rows.rows.map((row) => [row.id, row]));
}
