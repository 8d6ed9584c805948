import type { ColumnType, Generated } from "kysely";
import type { Filled, Json, Time } from "./column.ts";

/** Field → [before, after]. */
export type Change = Record<string, [before: unknown, after: unknown]>;

export interface AuditTable {
  id: Generated<string>;
  at: Filled<Time>;
  actor_id: string | null;
  address: string | null;
  subject_kind: string;
  subject_id: string;
  action: string;
  batch_id: string | null;
  change: ColumnType<Change | null, string | null | undefined, string | null>;
}

export interface BatchesTable {
  id: Generated<string>;
  actor_id: string | null;
  subject_kind: string;
  action: string;
  undoes_id: string | null;
  undone_at: Time | null;
  state: Filled<"running" | "done" | "cancelled" | "failed">;
  wish: Json<object>;
  total: Filled<number>;
  done: Filled<number>;
  unchanged: Filled<number>;
  refused: Filled<number>;
  kept: Filled<number>;
  reached: string | null;
  problem: string | null;
  token_id: string | null;
  finished_at: ColumnType<Time | null, Time | null | undefined, Time | null>;
  created_at: Generated<Time>;
}

export type BatchOutcome = "done" | "unchanged" | "refused" | "kept";

export interface BatchItemsTable {
  batch_id: string;
  subject_id: string;
  version: number | null;
  outcome: BatchOutcome | null;
  reason: ColumnType<object | null, string | null | undefined, string | null>;
}
