import { companyKey } from "../../companies/values.ts";
import { idKey, keyFrom, type Judge, type Key, type MatchBy } from "../kind.ts";
import type { RowCompany } from "./row-company.ts";
import type { CompanyHit, CompanyKeys } from "./shapes.ts";

/** What a row knows a company by, in the order asked for. */
export function keysOfCompany({ id, change }: RowCompany, order: readonly MatchBy[]): CompanyKeys {
  const name = companyKey(change.name ?? "");
  const all: Partial<Record<MatchBy, string[]>> = {
    id: id ? [idKey(id).key] : [],
    name: name ? [keyFrom("name", name)] : [],
  };
  return {
    keys: order.flatMap((by) => (all[by] ?? []).map((key): Key => ({ by, key }))),
    barring: [],
    externalId: "",
    fileId: id,
  };
}

/** Offices share a name: rows with ids of their own are two companies. One that is out of sight bars nobody, for names are not unique. */
export const judgeCompanies: Judge<CompanyKeys, CompanyHit> = {
  closing: [],
  speaksAgainst: (row, other) => row.fileId !== "" && other.fileId !== "" && row.fileId !== other.fileId,
  isUnsure: () => false,
  unsure: "several",
  barToChanging: ({ seen }) => (seen ? undefined : "outOfReach"),
  barToMaking: () => undefined,
};
