import { queryOptions } from "@tanstack/react-query";
import { type listCompanies, showCompany, type updateCompany } from "../../companies/api.ts";
import { listFields } from "../../fields/api.ts";
import type { BodyOf, ReplyOf } from "../../http/endpoint.ts";
import { call } from "../client.ts";

/** A company as one may see it: a hidden field is absent. */
export type Company = ReplyOf<typeof listCompanies>["items"][number];
export type CompanyChange = BodyOf<typeof updateCompany>;

export const companyQuery = (id: string) =>
  queryOptions<Company>({
    queryKey: ["companies", "one", id],
    queryFn: ({ signal }) => call(showCompany, { params: { id }, signal }),
  });

export const companyFieldsQuery = queryOptions({
  queryKey: ["fields", "companies"],
  queryFn: ({ signal }) => call(listFields, { query: { on: "companies" }, signal }),
  select: ({ items }) => items,
  staleTime: 5 * 60_000,
});

/** The record that comes with a 412. */
export function readCurrentCompany(record: unknown): Company | undefined {
  return isCompany(record) ? record : undefined;
}

function isCompany(record: unknown): record is Company {
  return (
    typeof record === "object" &&
    record !== null &&
    "id" in record &&
    "version" in record &&
    typeof record.version === "number"
  );
}
