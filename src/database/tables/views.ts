import type { Generated } from "kysely";
import type { Filled, Json, Time } from "./column.ts";

export interface ViewsTable {
  id: Generated<string>;
  list: string;
  name: string;
  owner_id: string;
  shared: Filled<"private" | "all" | "groups">;
  search: Filled<string>;
  filter: Json<Record<string, unknown>> | null;
  sort: Filled<string>;
  columns: string[] | null;
  widths: Json<Record<string, number>>;
  density: "compact" | "normal" | "roomy" | null;
  deleted_at: Time | null;
  version: Filled<number>;
  created_at: Generated<Time>;
  updated_at: Filled<Time>;
}

export interface ViewGroupsTable {
  view_id: string;
  access_group_id: string;
}

export interface ViewPlacesTable {
  contact_id: string;
  view_id: string;
  list: string;
  position: number | null;
  is_default: Filled<boolean>;
}

export interface RecentRecordsTable {
  contact_id: string;
  kind: string;
  record_id: string;
  opened_at: Generated<Time>;
}
