import type { ColumnType, Generated } from "kysely";
import type { Filled, Time } from "./column.ts";

export type MailSecurity = "none" | "starttls" | "tls";

export interface MailSettingsTable {
  only_one: Generated<boolean>;
  host: string;
  port: number;
  security: MailSecurity;
  user_name: Filled<string>;
  sealed_password: string | null;
  certificate: Filled<string>;
  from_address: string;
  from_name: Filled<string>;
  updated_at: Filled<Time>;
}

export type MailState = "waiting" | "sending" | "sent" | "failed";

export interface OutboxTable {
  id: Generated<string>;
  kind: string;
  contact_id: string | null;
  recipient: string;
  language: string;
  subject: string;
  text: string;
  html: string;
  is_secret: Filled<boolean>;
  state: Filled<MailState>;
  attempts: Filled<number>;
  unsure: Filled<number>;
  first_tried_at: ColumnType<Time | null, Time | null | undefined, Time | null>;
  next_at: ColumnType<Time | null, Time | null | undefined, Time | null>;
  expires_at: Time | null;
  last_error: Filled<string>;
  last_answer: Filled<string>;
  message_id: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: Generated<Time>;
  sent_at: ColumnType<Time | null, Time | null | undefined, Time | null>;
}
