import type { Generated } from "kysely";
import type { Filled, Time } from "./column.ts";

export interface NotificationsTable {
  id: Generated<string>;
  contact_id: string;
  kind: "mention" | "task" | "reminder";
  note_id: string | null;
  task_id: string | null;
  moment: Time | null;
  by_id: string | null;
  read_at: Time | null;
  created_at: Generated<Time>;
}

/** The kinds of records that can be followed. */
export type FollowedKind = "contact" | "company" | "opportunity" | "equipment";

export interface FollowsTable {
  subject_id: string;
  subject_kind: FollowedKind;
  contact_id: string;
  created_at: Generated<Time>;
}

export interface FollowNewsTable {
  id: Generated<string>;
  subject_kind: string;
  subject_id: string;
  action: string;
  fields: Filled<string[]>;
  actor_id: string | null;
  batch_id: string | null;
  created_at: Generated<Time>;
}

/** What was done to a record, as followers are told. */
export type NoticeAction = "changed" | "noted" | "attached" | "staged" | "status" | "deleted" | "restored";

export interface FollowNoticesTable {
  id: Generated<string>;
  contact_id: string;
  subject_kind: FollowedKind;
  subject_id: string;
  action: NoticeAction;
  batch_id: string | null;
  records: Filled<number>;
  by_id: string | null;
  read_at: Time | null;
  created_at: Generated<Time>;
}
