import type { AccessGroupsTable, DepartmentsTable, DepartmentPeopleTable } from "./tables/access-groups.ts";
import type { AuditTable, BatchesTable, BatchItemsTable } from "./tables/audit.ts";
import type { CompaniesTable, CompanyDomainsTable, CompanyTagsTable } from "./tables/companies.ts";
import type {
  ContactsTable,
  ContactBlocksTable,
  IdentitiesTable,
  AddressesTable,
  ContactGroupsTable,
  ContactGroupMembersTable,
  ContactTagsTable,
  MembershipsTable,
  SearchTextsTable,
  NameWordsTable,
} from "./tables/contacts.ts";
import type { EquipmentTable, EquipmentHoldingsTable } from "./tables/equipment.ts";
import type { TagsTable, OwnFieldsTable } from "./tables/fields.ts";
import type { NotificationsTable, FollowsTable, FollowNewsTable, FollowNoticesTable } from "./tables/follows.ts";
import type { ImportsTable, ImportRowsTable, ImportKeysTable, ImportPlacesTable } from "./tables/imports.ts";
import type { InstallationTable, IdempotencyKeysTable, BlocklistTable } from "./tables/installation.ts";
import type { MailSettingsTable, OutboxTable } from "./tables/mail.ts";
import type { FilesTable, FileUploadsTable, NotesTable, NoteMentionsTable, TasksTable } from "./tables/notes.ts";
import type {
  PipelinesTable,
  StagesTable,
  OpportunitiesTable,
  OpportunityContactsTable,
} from "./tables/opportunities.ts";
import type {
  CredentialsTable,
  SessionsTable,
  SecondFactorsTable,
  RecoveryCodesTable,
  TokensTable,
  TokenCallsTable,
  SignInFailuresTable,
  SignInLinksTable,
} from "./tables/sign-in.ts";
import type { ViewsTable, ViewGroupsTable, ViewPlacesTable, RecentRecordsTable } from "./tables/views.ts";

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
