import type { Generated } from "kysely";
import type { Filled, Json, Made, Time } from "./column.ts";

export interface PipelinesTable {
  id: Generated<string>;
  name: string;
  standing: string | null;
  position: Filled<number>;
  deleted_at: Time | null;
  version: Filled<number>;
  created_at: Generated<Time>;
  updated_at: Filled<Time>;
}

export type StageKind = "open" | "won" | "lost";

export interface StagesTable {
  id: Generated<string>;
  pipeline_id: string;
  name: string;
  standing: string | null;
  kind: Filled<StageKind>;
  probability: number;
  asks_reason: Filled<boolean>;
  /** Null in the trash. */
  position: number | null;
  deleted_at: Time | null;
}

export interface OpportunitiesTable {
  id: Generated<string>;
  name: string;
  search_name: Filled<string>;
  company_id: string | null;
  stage_id: string;
  position: string;
  probability: number | null;
  amount: string | null;
  currency: string;
  close_date: string | null;
  owner_id: string | null;
  description: Filled<string>;
  lost_reason: Filled<string>;
  custom: Json<Record<string, unknown>>;
  amount_order: Made<string>;
  close_order: Made<string>;
  deleted_at: Time | null;
  version: Filled<number>;
  made_by_id: string | null;
  created_at: Generated<Time>;
  updated_at: Filled<Time>;
}

export interface OpportunityContactsTable {
  opportunity_id: string;
  contact_id: string;
  position: Filled<number>;
}
