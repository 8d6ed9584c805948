import type { ColumnType, Generated } from "kysely";
import type { Filled, Time } from "./column.ts";

export interface InstallationTable {
  only_one: Generated<boolean>;
  set_up_token_hash: Buffer | null;
  set_up_at: Time | null;
  default_language: Filled<string>;
  default_time_zone: Filled<string>;
  default_country: Filled<string>;
  name: Filled<string>;
  logo_file_id: string | null;
  default_currency: Filled<string>;
  companies_word: Filled<"companies" | "accounts">;
  serials_unique: Filled<boolean>;
  fields_version: Generated<string>;
  version: Filled<number>;
  created_at: Generated<Time>;
}

export interface IdempotencyKeysTable {
  actor_id: string;
  key: string;
  body_hash: Buffer;
  status: number | null;
  reply: ColumnType<unknown, string | null | undefined, string | null>;
  created_at: Generated<Time>;
}

export interface BlocklistTable {
  id: Generated<string>;
  kind: "address" | "domain";
  value: string;
  normalised: string;
  with_subdomains: Filled<boolean>;
  note: Filled<string>;
  made_by_id: string | null;
  created_at: Generated<Time>;
}
