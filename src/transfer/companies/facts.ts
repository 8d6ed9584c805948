import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../../access/actor.ts";
import { reachableCompanies } from "../../access/reachable.ts";
import { companyFields } from "../../companies/fields.ts";
import type { Tables } from "../../database/tables.ts";
import type { Tx } from "../../database/transaction.ts";
import type { KindFacts } from "../kind.ts";
import { companyTemplate } from "./template.ts";
import { companyVocabulary } from "./vocabulary.ts";

/** Rights go by the company; its fields are one like the other. */
export const companyFacts: KindFacts = {
  vocabulary: companyVocabulary,
  fields: companyFields,
  own: (actor) => actor.own.companies,
  sees: () => true,
  mayFill: () => true,
  match: ["id", "name"],
  template: companyTemplate,
  subjectKind: "company",
  findSeen,
  tables: ["companies"],
};

async function findSeen(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
): Promise<Map<string, { id: string; name: string }>> {
  if (ids.length === 0) return new Map();
  const reach = reachableCompanies(actor, "see")(expressionBuilder<Tables, "companies">());
  const found = await sql<{ id: string; name: string }>`
    select id, name from companies where id = any(${ids}::uuid[]) and ${reach}`.execute(tx);
  return new Map(found.rows.map((one) => [one.id, one]));
}
