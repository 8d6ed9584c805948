import type { Generated } from "kysely";
import type { Filled, Time } from "./column.ts";

export interface CredentialsTable {
  contact_id: string;
  password_hash: string;
  changed_at: Filled<Time>;
}

export interface SessionsTable {
  id: Generated<string>;
  secret_hash: Buffer;
  contact_id: string;
  address: string | null;
  user_agent: Filled<string>;
  created_at: Generated<Time>;
  last_seen_at: Filled<Time>;
  proved_at: Filled<Time>;
  views_as_id: string | null;
  views_as_group_id: string | null;
  expires_at: Time;
}

export interface SecondFactorsTable {
  contact_id: string;
  secret: string;
  confirmed_at: Time | null;
  last_step: Filled<number>;
  created_at: Filled<Time>;
}

export interface RecoveryCodesTable {
  contact_id: string;
  code_hash: Buffer;
  used_at: Time | null;
}

export interface TokensTable {
  id: Generated<string>;
  contact_id: string;
  name: string;
  secret_hash: Buffer;
  start: string;
  scopes: string[] | null;
  created_at: Generated<Time>;
  expires_at: Time;
  last_used_at: Time | null;
  last_used_address: string | null;
}

export interface TokenCallsTable {
  token_id: string;
  minute: Time;
  calls: number;
}

export interface SignInFailuresTable {
  key: string;
  failures: number;
  since: Filled<Time>;
  locked_until: Time | null;
}

export type SignInLinkKind = "invitation" | "passwordReset";

export interface SignInLinksTable {
  id: Generated<string>;
  kind: SignInLinkKind;
  contact_id: string;
  email: string;
  token_hash: Buffer;
  made_by_id: string | null;
  expires_at: Time;
  created_at: Generated<Time>;
}
