import type { Generated } from "kysely";
import type { Filled, Json, Made, Time } from "./column.ts";

export type Kind = "client" | "agent";
export type Status = "active" | "blocked" | "fired";

export interface ContactsTable {
  id: Generated<string>;
  kind: Kind;
  access_group_id: string;
  name_prefix: Filled<string>;
  first_name: Filled<string>;
  middle_name: Filled<string>;
  last_name: Filled<string>;
  name_suffix: Filled<string>;
  nickname: Filled<string>;
  gender: Filled<string>;
  birthday: Filled<string>;
  job_title: Filled<string>;
  description: Filled<string>;
  websites: Filled<string[]>;
  owner_id: string | null;
  assigned_to_id: string | null;
  reports_to_id: string | null;
  status: Filled<Status>;
  notified: Filled<boolean>;
  mentions_by_mail: Filled<boolean>;
  follows_by_mail: Filled<boolean>;
  language: Filled<string>;
  time_zone: Filled<string>;
  source: Filled<string>;
  preferred_method: Filled<string>;
  external_id: Filled<string>;
  picture_file_id: string | null;
  custom: Json<Record<string, unknown>>;
  sign_in_email: string | null;
  last_sign_in_at: Time | null;
  last_sign_in_ip: string | null;
  incomplete: Made<boolean>;
  merged_into_id: string | null;
  deleted_at: Time | null;
  live: Made<boolean>;
  version: Filled<number>;
  made_by_id: string | null;
  created_at: Generated<Time>;
  updated_at: Filled<Time>;
}

export interface ContactBlocksTable {
  contact_id: string;
  reason: Filled<string>;
  until_at: Time | null;
  made_by_id: string | null;
  created_at: Generated<Time>;
}

export interface IdentitiesTable {
  id: Generated<string>;
  contact_id: string;
  kind: string;
  account: Filled<string>;
  value: string;
  normalised: string;
  extension: Filled<string>;
  name: Filled<string>;
  label: Filled<string>;
  position: Filled<number>;
  verified_at: Time | null;
  bounced_at: Time | null;
  valid_from: Filled<Time>;
  valid_to: Time | null;
  in_trash: Filled<boolean>;
  came_from: Filled<string>;
}

export interface AddressesTable {
  id: Generated<string>;
  contact_id: string;
  position: Filled<number>;
  types: Filled<string[]>;
  default_for: Filled<string[]>;
  label: Filled<string>;
  is_primary: Filled<boolean>;
  name: Filled<string>;
  organization: Filled<string>;
  street: Filled<string>;
  street2: Filled<string>;
  city: Filled<string>;
  postal_code: Filled<string>;
  country: Filled<string>;
  region: Filled<string>;
}

export interface ContactGroupsTable {
  id: Generated<string>;
  name: string;
  description: Filled<string>;
  owner_id: string | null;
  view_id: string | null;
  deleted_at: Time | null;
  version: Filled<number>;
  created_at: Generated<Time>;
  updated_at: Filled<Time>;
}

export interface ContactGroupMembersTable {
  group_id: string;
  contact_id: string;
}

export interface ContactTagsTable {
  contact_id: string;
  tag_id: string;
  position: Filled<number>;
}

export interface MembershipsTable {
  contact_id: string;
  company_id: string;
  position: Filled<number>;
  title: Filled<string>;
  department: Filled<string>;
  is_primary: Filled<boolean>;
  is_manager: Filled<boolean>;
  manager_may: Json<Record<string, boolean>>;
  /** The domain of the address by which he joined by himself; null: by hand. */
  by_domain: string | null;
  from_date: string | null;
  to_date: string | null;
}

export interface SearchTextsTable {
  contact_id: string;
  text: string;
  first_name: string;
  last_name: string;
}

export interface NameWordsTable {
  word: string;
  latin: string;
  keys: string[];
}
