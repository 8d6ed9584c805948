import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableCompanies } from "../access/reachable.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import { findOwnLinks } from "../fields/own-rules.ts";
import { mayOfManager, tagsOfCompany } from "./fields.ts";
import type { CompanyValues } from "./values.ts";

/** A company as a change finds it, locked until the transaction ends. */
export interface LoadedCompany {
  id: string;
  version: number;
  ownerId: string | null;
  values: CompanyValues;
}

/** The companies of a set that are not in the trash, in order of their ids, so that two sets never lock each other. */
export async function loadCompanies(tx: Tx, ids: readonly string[]): Promise<Map<string, LoadedCompany>> {
  if (ids.length === 0) return new Map();
  const rows = await sql<LoadedCompany>`
    select id, version, owner_id as "ownerId",
      json_build_object('name', name, 'site', site, 'emails', emails, 'phones', phones, 'description', description,
        'addresses', addresses, 'industry', industry, 'taxNumber', tax_number, 'tags', ${tagsOfCompany},
        'owner', owner_id, 'parent', parent_id, 'minutesPerMonth', minutes_per_month,
        'domains', ${domainsOf}, 'managers', ${managersOf}, 'defaultContact', default_contact_id, 'own', custom) as "values"
    from companies where id = any(${ids}::uuid[]) and deleted_at is null order by id for no key update`.execute(tx);
  return new Map(rows.rows.map((row) => [row.id, row]));
}

const domainsOf = sql`(select coalesce(json_agg(json_build_object('domain', d.domain, 'name', d.name, 'subdomains', d.subdomains,
  'attach', d.attaches) order by d.position), '[]') from company_domains d where d.company_id = companies.id)`;

const managersOf = sql`(select coalesce(json_agg(json_build_object('contact', m.contact_id, ${mayOfManager}) order by m.contact_id), '[]')
  from memberships m join contacts p on p.id = m.contact_id and p.live
  where m.company_id = companies.id and m.is_manager and m.to_date is null)`;

/** Who can own a company: active agents, or any where it is put back what was. */
export type Owners = "active" | "any";

/** What a set of changes links to, looked up once for all of them. */
export interface Links {
  /** Agents who can own. */
  agents: ReadonlySet<string>;
  /** Companies within reach. */
  parents: ReadonlySet<string>;
  /** Records that own fields link to, within reach. */
  own: ReadonlySet<string>;
}

export async function findLinks(
  tx: Tx,
  actor: Actor,
  all: readonly Partial<CompanyValues>[],
  which: Owners,
): Promise<Links> {
  const owners = all.flatMap(({ owner }) => owner ?? []);
  const parents = all.flatMap(({ parent }) => parent ?? []);
  return {
    agents: owners.length === 0 ? new Set() : await findAgents(tx, owners, which),
    parents: parents.length === 0 ? new Set() : await findParents(tx, actor, parents),
    own: await findOwnLinks(
      tx,
      actor,
      actor.own.companies,
      all.flatMap(({ own }) => (own ? [own] : [])),
    ),
  };
}

async function findAgents(tx: Tx, ids: readonly string[], which: Owners): Promise<Set<string>> {
  const rows = await sql<{ id: string }>`
    select id from contacts where id = any(${ids}::uuid[]) and live and kind = 'agent'
      ${which === "active" ? sql`and status = 'active'` : sql``}`.execute(tx);
  return new Set(rows.rows.map(({ id }) => id));
}

async function findParents(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Set<string>> {
  const reach = reachableCompanies(actor, "see")(expressionBuilder<Tables, "companies">());
  const rows = await sql<{ id: string }>`
    select id from companies where id = any(${ids}::uuid[]) and deleted_at is null and ${reach}`.execute(tx);
  return new Set(rows.rows.map(({ id }) => id));
}
