import { expressionBuilder, sql } from "kysely";
import { companiesWithin, reachableCompanies } from "../access/reachable.ts";
import type { RecordKind } from "../access/record-kind.ts";
import type { Tables } from "../database/tables.ts";

/** Companies as what notes and files hang on. */
export const companyRecord: RecordKind = {
  kind: "company",
  path: "companies",
  sight(actor, reach, id) {
    const eb = expressionBuilder<Tables, "companies">();
    return sql<boolean>`exists (
      select from companies where companies.id = ${id} and companies.deleted_at is null
        and ${reachableCompanies(actor, "see")(eb)} and ${companiesWithin(actor, reach)(eb)})`;
  },
  name: (id) => sql<string>`(select name from companies where companies.id = ${id})`,
};
