import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { PostalAddress } from "../values/postal-address.ts";
import type { KeptOption, OwnedBy, OwnKind, OwnPeople, OwnTranslation } from "./own-field.ts";

type Made<T> = ColumnType<T, never, never>;
type Filled<T> = ColumnType<T, T | undefined, T>;
type Time = Date;
type Json<T extends object> = JSONColumnType<T, string | undefined>;

/** The tables as the migrations leave them; a test holds this list against the database's own. */
export interface Tables {
  installation: InstallationTable;
  idempotency_keys: IdempotencyKeysTable;
  access_groups: AccessGroupsTable;
  departments: DepartmentsTable;
  department_people: DepartmentPeopleTable;
  contacts: ContactsTable;
  contact_blocks: ContactBlocksTable;
  identities: IdentitiesTable;
  addresses: AddressesTable;
  contact_groups: ContactGroupsTable;
  contact_group_members: ContactGroupMembersTable;
  tags: TagsTable;
  contact_tags: ContactTagsTable;
  own_fields: OwnFieldsTable;
  companies: CompaniesTable;
  company_domains: CompanyDomainsTable;
  company_tags: CompanyTagsTable;
  memberships: MembershipsTable;
  search_texts: SearchTextsTable;
  credentials: CredentialsTable;
  sessions: SessionsTable;
  sign_in_failures: SignInFailuresTable;
  second_factors: SecondFactorsTable;
  recovery_codes: RecoveryCodesTable;
  tokens: TokensTable;
  token_calls: TokenCallsTable;
  audit: AuditTable;
  batches: BatchesTable;
  batch_items: BatchItemsTable;
  files: FilesTable;
  file_uploads: FileUploadsTable;
  notes: NotesTable;
  note_mentions: NoteMentionsTable;
  notifications: NotificationsTable;
  follows: FollowsTable;
  follow_news: FollowNewsTable;
  follow_notices: FollowNoticesTable;
  tasks: TasksTable;
  imports: ImportsTable;
  import_rows: ImportRowsTable;
  import_keys: ImportKeysTable;
  import_places: ImportPlacesTable;
  name_words: NameWordsTable;
  blocklist: BlocklistTable;
  mail_settings: MailSettingsTable;
  outbox: OutboxTable;
  sign_in_links: SignInLinksTable;
  pipelines: PipelinesTable;
  stages: StagesTable;
  opportunities: OpportunitiesTable;
  opportunity_contacts: OpportunityContactsTable;
  views: ViewsTable;
  view_groups: ViewGroupsTable;
  view_places: ViewPlacesTable;
  recent_records: RecentRecordsTable;
  equipment: EquipmentTable;
  equipment_holdings: EquipmentHoldingsTable;
}

export interface InstallationTable {
  only_one: Generated<boolean>;
  set_up_token_hash: Buffer | null;
  set_up_at: Time | null;
  default_language: Filled<string>;
  default_time_zone: Filled<string>;
  default_country: Filled<string>;
  name: Filled<string>;
  logo_file_id: string | null;
  default_currency: Filled<string>;
  companies_word: Filled<"companies" | "accounts">;
  serials_unique: Filled<boolean>;
  fields_version: Generated<string>;
  version: Filled<number>;
  created_at: Generated<Time>;
}

export interface IdempotencyKeysTable {
  actor_id: string;
  key: string;
  body_hash: Buffer;
  status: number | null;
  reply: ColumnType<unknown, string | null | undefined, string | null>;
  created_at: Generated<Time>;
}

export type Kind = "client" | "agent";
export type Status = "active" | "blocked" | "fired";

/** Subject → action → reach; what is left out is none. */
export type StoredRights = Record<string, Record<string, string>>;

/** Field → at which moments it is demanded: creation, or a status. */
export type FieldRules = Record<string, { requiredAt?: string[] }>;

export interface AccessGroupsTable {
  id: Generated<string>;
  name: string;
  kind: Kind;
  signs_in: Filled<boolean>;
  standing: "client" | "agent" | "administrator" | null;
  modules: Filled<string[]>;
  rights: Json<StoredRights>;
  fields: Json<Record<string, string>>;
  field_rules: Json<FieldRules>;
  second_factor_required: Filled<boolean>;
  version: Filled<number>;
  created_at: Generated<Time>;
  updated_at: Filled<Time>;
}

export interface DepartmentsTable {
  id: Generated<string>;
  name: string;
  parent_id: string | null;
  version: Filled<number>;
  created_at: Generated<Time>;
  updated_at: Filled<Time>;
}

export interface DepartmentPeopleTable {
  department_id: string;
  contact_id: string;
  is_head: Filled<boolean>;
}

export interface ContactsTable {
  id: Generated<string>;
  kind: Kind;
  access_group_id: string;
  name_prefix: Filled<string>;
  first_name: Filled<string>;
  middle_name: Filled<string>;
  last_name: Filled<string>;
  name_suffix: Filled<string>;
  nickname: Filled<string>;
  gender: Filled<string>;
  birthday: Filled<string>;
  job_title: Filled<string>;
  description: Filled<string>;
  websites: Filled<string[]>;
  owner_id: string | null;
  assigned_to_id: string | null;
  reports_to_id: string | null;
  status: Filled<Status>;
  notified: Filled<boolean>;
  mentions_by_mail: Filled<boolean>;
  follows_by_mail: Filled<boolean>;
  language: Filled<string>;
  time_zone: Filled<string>;
  source: Filled<string>;
  preferred_method: Filled<string>;
  external_id: Filled<string>;
  picture_file_id: string | null;
  custom: Json<Record<string, unknown>>;
  sign_in_email: string | null;
  last_sign_in_at: Time | null;
  last_sign_in_ip: string | null;
  incomplete: Made<boolean>;
  merged_into_id: string | null;
  deleted_at: Time | null;
  live: Made<boolean>;
  version: Filled<number>;
  made_by_id: string | null;
  created_at: Generated<Time>;
  updated_at: Filled<Time>;
}

export interface ContactBlocksTable {
  contact_id: string;
  reason: Filled<string>;
  until_at: Time | null;
  made_by_id: string | null;
  created_at: Generated<Time>;
}

export interface IdentitiesTable {
  id: Generated<string>;
  contact_id: string;
  kind: string;
  account: Filled<string>;
  value: string;
  normalised: string;
  extension: Filled<string>;
  name: Filled<string>;
  label: Filled<string>;
  position: Filled<number>;
  verified_at: Time | null;
  bounced_at: Time | null;
  valid_from: Filled<Time>;
  valid_to: Time | null;
  in_trash: Filled<boolean>;
  came_from: Filled<string>;
}

export interface AddressesTable {
  id: Generated<string>;
  contact_id: string;
  position: Filled<number>;
  types: Filled<string[]>;
  default_for: Filled<string[]>;
  label: Filled<string>;
  is_primary: Filled<boolean>;
  name: Filled<string>;
  organization: Filled<string>;
  street: Filled<string>;
  street2: Filled<string>;
  city: Filled<string>;
  postal_code: Filled<string>;
  country: Filled<string>;
  region: Filled<string>;
}

export interface ContactGroupsTable {
  id: Generated<string>;
  name: string;
  description: Filled<string>;
  owner_id: string | null;
  view_id: string | null;
  deleted_at: Time | null;
  version: Filled<number>;
  created_at: Generated<Time>;
  updated_at: Filled<Time>;
}

export interface ContactGroupMembersTable {
  group_id: string;
  contact_id: string;
}

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

export interface ContactTagsTable {
  contact_id: string;
  tag_id: string;
  position: Filled<number>;
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

export interface LabelledValue {
  value: string;
  label: string;
}

export interface CompaniesTable {
  id: Generated<string>;
  name: string;
  search_name: Filled<string>;
  parent_id: string | null;
  owner_id: string | null;
  default_contact_id: string | null;
  description: Filled<string>;
  site: Filled<string>;
  emails: Json<LabelledValue[]>;
  phones: Json<LabelledValue[]>;
  minutes_per_month: number | null;
  addresses: Json<PostalAddress[]>;
  industry: Filled<string>;
  tax_number: Filled<string>;
  tax_key: Made<string>;
  custom: Json<Record<string, unknown>>;
  deleted_at: Time | null;
  version: Filled<number>;
  made_by_id: string | null;
  created_at: Generated<Time>;
  updated_at: Filled<Time>;
}

export interface CompanyDomainsTable {
  company_id: string;
  domain: string;
  name: string;
  look: string;
  position: Filled<number>;
  subdomains: Filled<boolean>;
  attaches: Filled<boolean>;
  in_trash: Filled<boolean>;
}

export interface CompanyTagsTable {
  company_id: string;
  tag_id: string;
  position: Filled<number>;
}

export interface MembershipsTable {
  contact_id: string;
  company_id: string;
  position: Filled<number>;
  title: Filled<string>;
  department: Filled<string>;
  is_primary: Filled<boolean>;
  is_manager: Filled<boolean>;
  manager_may: Json<Record<string, boolean>>;
  /** The domain of the address by which he joined by himself; null: by hand. */
  by_domain: string | null;
  from_date: string | null;
  to_date: string | null;
}

export interface SearchTextsTable {
  contact_id: string;
  text: string;
  first_name: string;
  last_name: string;
}

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

export interface NameWordsTable {
  word: string;
  latin: string;
  keys: string[];
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

export interface BlocklistTable {
  id: Generated<string>;
  kind: "address" | "domain";
  value: string;
  normalised: string;
  with_subdomains: Filled<boolean>;
  note: Filled<string>;
  made_by_id: string | null;
  created_at: Generated<Time>;
}

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

export interface OpportunityContactsTable {
  opportunity_id: string;
  contact_id: string;
  position: Filled<number>;
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
