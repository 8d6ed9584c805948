import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Action } from "../access/grants.ts";
import { canCompany, reachableCompanies, reachableContacts, type ReachedCompany } from "../access/reachable.ts";
import { batchFilter } from "../audit/of-batch.ts";
import type { Field } from "../database/field.ts";
import { ownKey } from "../database/own-field.ts";
import type { Tables } from "../database/tables.ts";
import { asField } from "../fields/own-as-field.ts";
import { customOf } from "../fields/shown-own.ts";
import { companyFields, defaultContactWithin, managersWithin } from "./fields.ts";
import { pathWithin } from "./tree.ts";

/** What the rights module needs to know of a row, read along with it and taken off before it leaves. */
export const reachedJson = sql<ReachedCompany>`json_build_object('id', companies.id, 'ownerId', companies.owner_id)`;

const offered: readonly Action[] = ["edit", "delete", "assign", "export"];

/** What the actor may do with a company: the page shows these and computes no rights itself. */
export function mayOf(actor: Actor, company: ReachedCompany): string[] {
  return offered.filter((action) => canCompany(actor, action, company));
}

/** The fields as this actor sees them: of a company's people only those within his reach are counted and named. */
export function fieldsFor(actor: Actor) {
  const reach = reachableContacts(actor, "see")(expressionBuilder<Tables, "contacts">());
  const people = sql<number>`(select count(*)::int from memberships m join contacts on contacts.id = m.contact_id
    where m.company_id = companies.id and contacts.live and ${reach})`;
  const companies = reachableCompanies(actor, "see")(expressionBuilder<Tables, "companies">());
  return {
    ...companyFields,
    people: { ...companyFields.people, value: () => people },
    managers: { ...companyFields.managers, value: () => managersWithin(reach) },
    defaultContact: { ...companyFields.defaultContact, value: () => defaultContactWithin(reach) },
    path: { ...companyFields.path, value: () => pathWithin(companies) },
  };
}

export type CompanyFields = Readonly<Record<string, Field<"companies">>>;

/** The same with those of the installation's own, as `custom.<key>`: what lists are asked for and narrowed by. */
export function companyFieldsFor(actor: Actor): CompanyFields {
  const own = actor.own.companies.map((field) => [ownKey(field.key), asField("companies", field)]);
  return { ...fieldsFor(actor), ...Object.fromEntries(own) };
}

/** What a filter of companies may name: the fields, and the batch that wrote a company. */
export function companyFiltersFor(actor: Actor): Readonly<Record<string, Pick<Field<"companies">, "filter" | "sort">>> {
  return { ...companyFieldsFor(actor), batch: { filter: batchFilter(actor, "companies"), sort: null } };
}

/** `custom` as the actor may see it; of the asked keys only, where some are asked. */
export const shownCustom = customOf("companies");
