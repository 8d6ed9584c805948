import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { recordChanges } from "../audit/record.ts";
import type { Tx } from "../database/transaction.ts";
import { asWritten, entriesOf, type Written } from "../records/weighed.ts";
import { storeDomains } from "./domains/store.ts";
import type { Owners } from "./load.ts";
import { storeManagers } from "./managers.ts";
import { storeTags } from "./store-tags.ts";
import { companyKey, type CompanyValues } from "./values.ts";
import { weighCompanies, type CompanyWriting } from "./weigh.ts";

export type { CompanyWriting } from "./weigh.ts";

/**
 * The one write path of companies, in sets of up to 1,000: rules, rights, search name and journal are applied here and
 * nowhere else, in a constant number of statements. Answers one outcome a writing, in their order.
 */
export async function writeCompanies(
  tx: Tx,
  actor: Actor,
  writings: readonly CompanyWriting[],
  batchId: string | null = null,
  owners: Owners = "active",
  updatedAs: "updated" | "reverted" = "updated",
): Promise<Written[]> {
  const weighed = await weighCompanies(tx, actor, writings, owners);
  const created = weighed.filter((one) => one.outcome === "create");
  const updated = weighed.filter((one) => one.outcome === "update");
  await insertCompanies(tx, actor.id, created);
  await updateCompanies(tx, updated);
  await storeDomains(tx, [
    ...created.filter(({ after }) => after.domains.length > 0),
    ...updated.filter(({ difference }) => difference["domains"]),
  ]);
  await storeManagers(
    tx,
    updated.filter(({ difference }) => difference["managers"]),
  );
  await storeTags(tx, actor, [
    ...created.filter(({ after }) => after.tags.length > 0),
    ...updated.filter(({ difference }) => difference["tags"]),
  ]);
  await recordChanges(tx, actor, entriesOf("company", weighed, updatedAs), batchId);
  return weighed.map(asWritten);
}

interface Row {
  id: string;
  after: CompanyValues;
}

async function insertCompanies(tx: Tx, makerId: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into companies (id, made_by_id, ${columns})
    select id, ${makerId}::uuid, ${columns} from ${recordset(rows)}`.execute(tx);
}

async function updateCompanies(tx: Tx, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update companies set (${columns}) = (select ${sql.join(names.map((name) => sql.ref(`r.${name}`)))}),
      version = companies.version + 1, updated_at = now()
    from ${recordset(rows)} where companies.id = r.id`.execute(tx);
}

const names = [
  "name",
  "search_name",
  "site",
  "emails",
  "phones",
  "addresses",
  "description",
  "industry",
  "tax_number",
  "owner_id",
  "parent_id",
  "minutes_per_month",
  "default_contact_id",
  "custom",
] as const;
const columns = sql.join(names.map((name) => sql.ref(name)));

function recordset(rows: readonly Row[]) {
  const stored = rows.map(({ id, after }) => ({
    id,
    name: after.name,
    search_name: companyKey(after.name),
    site: after.site,
    emails: after.emails,
    phones: after.phones,
    addresses: after.addresses,
    description: after.description,
    industry: after.industry,
    tax_number: after.taxNumber,
    owner_id: after.owner,
    parent_id: after.parent,
    minutes_per_month: after.minutesPerMonth,
    default_contact_id: after.defaultContact,
    custom: after.own,
  }));
  return sql`jsonb_populate_recordset(null::companies, ${JSON.stringify(stored)}::jsonb) as r`;
}
