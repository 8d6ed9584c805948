import type { Generated } from "kysely";
import type { Kind } from "./contacts.ts";
import type { Filled, Json, Time } from "./column.ts";

/** Subject → action → reach; what is left out is none. */
export type StoredRights = Record<string, Record<string, string>>;

/** Field → at which moments it is demanded: creation, or a status. */
export type FieldRules = Record<string, { requiredAt?: string[] }>;

export interface AccessGroupsTable {
  id: Generated<string>;
  name: string;
  kind: Kind;
  signs_in: Filled<boolean>;
  standing: "client" | "agent" | "administrator" | null;
  modules: Filled<string[]>;
  rights: Json<StoredRights>;
  fields: Json<Record<string, string>>;
  field_rules: Json<FieldRules>;
  second_factor_required: Filled<boolean>;
  version: Filled<number>;
  created_at: Generated<Time>;
  updated_at: Filled<Time>;
}

export interface DepartmentsTable {
  id: Generated<string>;
  name: string;
  parent_id: string | null;
  version: Filled<number>;
  created_at: Generated<Time>;
  updated_at: Filled<Time>;
}

export interface DepartmentPeopleTable {
  department_id: string;
  contact_id: string;
  is_head: Filled<boolean>;
}
