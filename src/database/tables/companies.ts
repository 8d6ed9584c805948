import type { Generated } from "kysely";
import type { PostalAddress } from "../../values/postal-address.ts";
import type { Filled, Json, Made, Time } from "./column.ts";

export interface LabelledValue {
  value: string;
  label: string;
}

export interface CompaniesTable {
  id: Generated<string>;
  name: string;
  search_name: Filled<string>;
  parent_id: string | null;
  owner_id: string | null;
  default_contact_id: string | null;
  description: Filled<string>;
  site: Filled<string>;
  emails: Json<LabelledValue[]>;
  phones: Json<LabelledValue[]>;
  minutes_per_month: number | null;
  addresses: Json<PostalAddress[]>;
  industry: Filled<string>;
  tax_number: Filled<string>;
  tax_key: Made<string>;
  custom: Json<Record<string, unknown>>;
  deleted_at: Time | null;
  version: Filled<number>;
  made_by_id: string | null;
  created_at: Generated<Time>;
  updated_at: Filled<Time>;
}

export interface CompanyDomainsTable {
  company_id: string;
  domain: string;
  name: string;
  look: string;
  position: Filled<number>;
  subdomains: Filled<boolean>;
  attaches: Filled<boolean>;
  in_trash: Filled<boolean>;
}

export interface CompanyTagsTable {
  company_id: string;
  tag_id: string;
  position: Filled<number>;
}
