import { queryOptions } from "@tanstack/react-query";
import { type listCompanies, showCompany, type updateCompany } from "../../companies/api.ts";
import type { BodyOf, ReplyOf } from "../../http/endpoint.ts";
import { call } from "../client.ts";
import { fieldsQuery } from "../contacts/fields/contact.ts";

/** A company as one may see it: a hidden field is absent. */
export type Company = ReplyOf<typeof listCompanies>["items"][number];
export type CompanyChange = BodyOf<typeof updateCompany>;

export const companyQuery = (id: string) =>
  queryOptions<Company>({
    queryKey: ["companies", "one", id],
    queryFn: ({ signal }) => call(showCompany, { params: { id }, signal }),
  });

export const companyFieldsQuery = fieldsQuery("companies");

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
