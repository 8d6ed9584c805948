import type { ColumnType, Generated } from "kysely";
import type { Change } from "./audit.ts";
import type { Filled, Json, Time } from "./column.ts";

export interface ImportsTable {
  id: Generated<string>;
  kind: Filled<"contacts" | "companies" | "equipment">;
  actor_id: string;
  state: Filled<"uploaded" | "checking" | "ready" | "running" | "paused" | "done" | "failed" | "cancelled" | "undone">;
  file_name: string;
  file_path: string;
  file_bytes: number;
  header_shape: Filled<string>;
  columns: Json<object[]>;
  mapping: Json<object[]>;
  options: Json<object>;
  dialect: Filled<string>;
  rows_read: Filled<number>;
  rows_total: number | null;
  rows_done: Filled<number>;
  level: Filled<number>;
  reached: Filled<number>;
  levels: ColumnType<number | null, number | null | undefined, number | null>;
  counts: Json<Record<string, number>>;
  problem: ColumnType<object | null, string | null | undefined, string | null>;
  batch_id: string | null;
  round: Filled<number>;
  file_sha256: Buffer | null;
  read_as: Filled<string>;
  head: Json<object>;
  people: Json<object[]>;
  runs_when_checked: Filled<boolean>;
  undo_batch_id: string | null;
  token_id: string | null;
  started_at: Time | null;
  finished_at: Time | null;
  created_at: Generated<Time>;
  updated_at: Filled<Time>;
}

export type ImportOutcome = "create" | "update" | "unchanged" | "skip" | "asks" | "invalid";

export interface ImportRowsTable {
  import_id: string;
  row: number;
  line: number;
  cells: ColumnType<string[] | null, string | null | undefined, string | null>;
  outcome: ImportOutcome | null;
  record_id: string | null;
  parent_row: number | null;
  level: Filled<number>;
  candidates: Filled<string[]>;
  difference: ColumnType<Change | null, string | null | undefined, string | null>;
  problems: Json<object[]>;
  decision: "create" | "update" | "skip" | null;
  applied_at: Time | null;
}

export interface ImportKeysTable {
  import_id: string;
  key: string;
  row: number;
  external_id: Filled<string>;
}

export interface ImportPlacesTable {
  import_id: string;
  key: string;
  row: number;
  wants: number;
}
