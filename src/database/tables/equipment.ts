import type { Generated } from "kysely";
import type { Filled, Json, Made, Time } from "./column.ts";

export interface EquipmentTable {
  id: Generated<string>;
  name: string;
  article: Filled<string>;
  serial: Filled<string>;
  article_key: Made<string>;
  serial_key: Made<string>;
  search_text: Filled<string>;
  description: Filled<string>;
  company_id: string | null;
  contact_id: string | null;
  used_by_id: string | null;
  parent_id: string | null;
  position: Filled<string>;
  custom: Json<Record<string, unknown>>;
  retired_at: Time | null;
  deleted_at: Time | null;
  version: Filled<number>;
  made_by_id: string | null;
  created_at: Generated<Time>;
  updated_at: Filled<Time>;
}

export interface EquipmentHoldingsTable {
  id: Generated<string>;
  equipment_id: string;
  company_id: string | null;
  contact_id: string | null;
  from_date: string;
  to_date: string | null;
}
