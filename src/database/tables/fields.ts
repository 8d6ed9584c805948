import type { ColumnType, Generated } from "kysely";
import type { KeptOption, OwnedBy, OwnKind, OwnPeople, OwnTranslation } from "../own-field.ts";
import type { Filled, Json, Time } from "./column.ts";

export interface TagsTable {
  id: Generated<string>;
  name: string;
  color: Filled<string>;
  made_by_id: string | null;
  is_common: Filled<boolean>;
  merged_into_id: string | null;
  leads_to_id: string | null;
  deleted_at: Time | null;
  version: Filled<number>;
  updated_at: Filled<Time>;
  means_id: Generated<string | null>;
  created_at: Generated<Time>;
}

export interface OwnFieldsTable {
  id: Generated<string>;
  on_kind: OwnedBy;
  key: string;
  kind: OwnKind;
  label: string;
  hint: Filled<string>;
  section: Filled<string>;
  position: Filled<number>;
  people: Filled<OwnPeople>;
  is_required: Filled<boolean>;
  default_value: ColumnType<unknown, string | null | undefined, string | null>;
  options: Json<KeptOption[]>;
  translations: Json<Record<string, OwnTranslation>>;
  depends_on: string | null;
  pattern: string | null;
  is_sortable: Filled<boolean>;
  is_sorted: Filled<boolean>;
  is_unique: Filled<boolean>;
  is_guarded: Filled<boolean>;
  retired_at: Time | null;
  is_going: Filled<boolean>;
  version: Filled<number>;
  created_at: Generated<Time>;
  updated_at: Filled<Time>;
}
