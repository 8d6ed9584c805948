import { changeOf, pickKeys } from "../contacts/fields/change-of.ts";
import type { Company, CompanyChange } from "./company.ts";
import { companyChangeOf } from "./edits.ts";

/** The change that puts back what another one sets, as the company was before it. */
export function changeBack(company: Company, { custom, version: _, ...standard }: CompanyChange): CompanyChange {
  const backs = Object.keys(standard).map((key) => companyChangeOf(company, key));
  const own = Object.keys(custom ?? {}).map((key) => `custom.${key}`);
  const values = changeOf(pickKeys({ custom: company.custom }, own)).custom;
  return Object.assign({}, ...backs, values && { custom: values });
}
