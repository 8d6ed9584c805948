import type { Generated } from "kysely";
import type { Filled, Made, Time } from "./column.ts";

export interface FilesTable {
  id: Generated<string>;
  name: string;
  type: string;
  bytes: number;
  sha256: Buffer;
  path: string;
  subject_kind: string;
  subject_id: string;
  made_by_id: string | null;
  role: Filled<FileRole>;
  note_id: string | null;
  deleted_at: Time | null;
  version: Filled<number>;
  created_at: Generated<Time>;
  updated_at: Filled<Time>;
}

export type FileRole = "part" | "draft" | "attached";

export interface FileUploadsTable {
  path: string;
  started_at: Generated<Time>;
}

export interface NotesTable {
  id: Generated<string>;
  subject_kind: string;
  subject_id: string;
  author_id: string | null;
  html: string;
  text: string;
  is_pinned: Filled<boolean>;
  edited_at: Time | null;
  deleted_at: Time | null;
  version: Filled<number>;
  created_at: Generated<Time>;
  updated_at: Filled<Time>;
}

export interface NoteMentionsTable {
  note_id: string;
  contact_id: string;
  is_told: boolean;
}

export interface TasksTable {
  id: Generated<string>;
  kind: Filled<"task" | "call">;
  title: string;
  text: Filled<string>;
  subject_kind: string | null;
  subject_id: string | null;
  assignee_id: string | null;
  made_by_id: string | null;
  due_on: string | null;
  due_at: Time | null;
  remind_before: number | null;
  remind_at: Time | null;
  rung_at: Time | null;
  done_at: Time | null;
  done_by_id: string | null;
  outcome: Filled<string>;
  due_order: Made<Time>;
  deleted_at: Time | null;
  version: Filled<number>;
  created_at: Generated<Time>;
  updated_at: Filled<Time>;
}
