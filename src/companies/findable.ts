import { expressionBuilder, sql } from "kysely";
import type { Findable, FoundRecord } from "../access/findable.ts";
import { reachableCompanies } from "../access/reachable.ts";
import type { Tables } from "../database/tables.ts";
import { findCompanies } from "./find.ts";

/** Companies as search and what was opened lately show them. */
export const companyFindable: Findable = {
  kind: "company",
  isPeople: false,
  async find(tx, actor, sought) {
    const found = await findCompanies(tx, actor, sought);
    return found.map(({ rank, ...company }) => ({ record: asRecord(company), rank }));
  },
  async show(tx, actor, ids) {
    const found = await tx
      .selectFrom("companies")
      .select(["id", "name", "site"])
      .where(sql<boolean>`id = any(${ids}::uuid[])`)
      .where("deleted_at", "is", null)
      .where(reachableCompanies(actor, "see")(expressionBuilder<Tables, "companies">()))
      .execute();
    return found.map(asRecord);
  },
};

function asRecord({ id, name, site }: { id: string; name: string; site: string }): FoundRecord {
  return { kind: "company", id, title: name, subtitle: site };
}
