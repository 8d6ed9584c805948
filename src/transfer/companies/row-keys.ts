import { checkChange, companyKey } from "../../companies/values.ts";
import { idKey, keyFrom, type Judge, type Key, type MatchBy } from "../kind.ts";
import type { RowCompany } from "./row-company.ts";
import type { CompanyHit, CompanyKeys } from "./shapes.ts";

/** What a row knows a company by, in the order asked for. */
export function keysOfCompany({ id, change }: RowCompany, order: readonly MatchBy[]): CompanyKeys {
  const name = companyKey(change.name ?? "");
  const taxKey = (change.taxNumber ?? "").replace(/[^\p{L}\p{N}]/gu, "").toUpperCase();
  const { domains = [] } = change.domains ? checkChange({ domains: change.domains }, []).values : {};
  const all: Partial<Record<MatchBy, string[]>> = {
    id: id ? [idKey(id).key] : [],
    taxNumber: taxKey ? [keyFrom("taxNumber", taxKey)] : [],
    domain: domains.map(({ domain }) => keyFrom("domain", domain)),
    name: name ? [keyFrom("name", name)] : [],
  };
  return {
    keys: order.flatMap((by) => (all[by] ?? []).map((key): Key => ({ by, key }))),
    barring: [],
    externalId: "",
    fileId: id,
    taxKey,
  };
}

/** Offices share a name: rows with ids of their own are two companies, and so are those with a tax number each. One that is out of sight bars nobody by its name, for names are not unique. */
export const judgeCompanies: Judge<CompanyKeys, CompanyHit> = {
  closing: ["domain"],
  speaksAgainst: (row, other, by) =>
    areApart(row.fileId, other.fileId) || (by === "name" && areApart(row.taxKey, other.taxKey)),
  isUnsure: () => false,
  unsure: "several",
  barToChanging: ({ seen }) => (seen ? undefined : "outOfReach"),
  barToMaking: () => undefined,
};

function areApart(one: string, other: string): boolean {
  return one !== "" && other !== "" && one !== other;
}
