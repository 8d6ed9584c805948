-- Access groups: every contact belongs to exactly one; the group's kind is the contact's kind.
create table access_groups (
  id uuid primary key default new_id(),
  name text collate "und-x-icu" not null check (name <> ''),
  kind text not null check (kind in ('client', 'agent')),
  signs_in boolean not null default true,
  standing text unique check (standing in ('client', 'agent', 'administrator')),
  modules text[] not null default '{}',
  rights jsonb not null default '{}',
  fields jsonb not null default '{}',
  field_rules jsonb not null default '{}',
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  unique (id, kind)
);
create unique index access_groups_by_name on access_groups (lower(name));

create table departments (
  id uuid primary key default new_id(),
  name text collate "und-x-icu" not null check (name <> ''),
  parent_id uuid references departments (id),
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  check (parent_id <> id)
);

create table contacts (
  id uuid primary key default new_id(),
  kind text not null,
  access_group_id uuid not null,
  name_prefix text not null default '',
  first_name text collate "und-x-icu" not null default '',
  middle_name text collate "und-x-icu" not null default '',
  last_name text collate "und-x-icu" not null default '',
  name_suffix text not null default '',
  nickname text not null default '',
  gender text not null default '' check (gender in ('', 'female', 'male', 'other')),
  birthday text not null default '' check (birthday ~ '^((\d{4}|-)-\d\d-\d\d)?$'),
  job_title text collate "und-x-icu" not null default '',
  description text not null default '',
  websites text[] not null default '{}',
  owner_id uuid references contacts (id),
  assigned_to_id uuid references contacts (id),
  reports_to_id uuid references contacts (id) check (reports_to_id <> id),
  status text not null default 'active' check (status in ('active', 'blocked', 'fired')),
  notified boolean not null default true,
  language text not null default '',
  time_zone text not null default '',
  source text not null default '',
  preferred_method text not null default '',
  external_id text not null default '',
  picture_file_id uuid,
  custom jsonb not null default '{}',
  sign_in_email text,
  last_sign_in_at timestamptz(3),
  last_sign_in_ip inet,
  incomplete boolean generated always as (first_name = '' or last_name = '') stored,
  merged_into_id uuid references contacts (id),
  deleted_at timestamptz(3),
  live boolean generated always as (deleted_at is null and merged_into_id is null) stored,
  version int not null default 1,
  made_by_id uuid,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  foreign key (access_group_id, kind) references access_groups (id, kind) on update cascade,
  check (status <> 'fired' or kind = 'agent')
);
create unique index contacts_sign_in_email on contacts (sign_in_email) where sign_in_email is not null and deleted_at is null;
create unique index contacts_external_id on contacts (source, external_id) where external_id <> '' and deleted_at is null and merged_into_id is null;
create index contacts_by_external_id on contacts (external_id) where external_id <> '';
-- One index for each order a list offers; each ends with the id, so that pages have no gaps.
create index contacts_by_last_name on contacts (last_name, first_name, id) where live;
create index contacts_by_first_name on contacts (first_name, last_name, id) where live;
create index contacts_by_job_title on contacts (job_title, id) where live;
create index contacts_by_birthday on contacts (birthday, id) where live;
create index contacts_by_created on contacts (created_at, id) where live;
create index contacts_by_updated on contacts (updated_at, id) where live;
create index contacts_by_owner on contacts (owner_id, id) where live;
create index contacts_by_assigned on contacts (assigned_to_id) where assigned_to_id is not null;
create index contacts_by_reports_to on contacts (reports_to_id) where reports_to_id is not null;
create index contacts_by_access_group on contacts (access_group_id);
create index contacts_by_merged on contacts (merged_into_id) where merged_into_id is not null;
create index contacts_by_deleted on contacts (deleted_at, id) where deleted_at is not null;
create index contacts_by_custom on contacts using gin (custom jsonb_path_ops);

create table department_people (
  department_id uuid not null references departments (id) on delete cascade,
  contact_id uuid not null references contacts (id) on delete cascade,
  is_head boolean not null default false,
  primary key (department_id, contact_id)
);
create index department_people_by_contact on department_people (contact_id);

-- Fired is final, however it is tried; a person leaves the fired state never, and only agents enter it (check above).
create function keep_fired() returns trigger language plpgsql as $$
begin
  raise exception 'a fired contact stays fired' using errcode = 'check_violation', constraint = 'contacts_fired_is_final';
end $$;
create trigger contacts_keep_fired before update of status on contacts
  for each row when (old.status = 'fired' and new.status <> 'fired') execute function keep_fired();

-- Nobody reports to himself through others. One lock makes two changes that close a circle together wait for each other.
create function refuse_reporting_circle() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('contacts.reports_to'));
  if exists (
    with recursive above (id) as (
      select new.reports_to_id
      union
      select c.reports_to_id from contacts c join above a on c.id = a.id where c.reports_to_id is not null
    )
    select from above where id = new.id
  ) then
    raise exception 'reports-to would close a circle' using errcode = 'check_violation', constraint = 'contacts_reports_to_acyclic';
  end if;
  return new;
end $$;
create trigger contacts_reports_to after insert or update of reports_to_id on contacts
  for each row when (new.reports_to_id is not null) execute function refuse_reporting_circle();

-- The ways a person is known. E-mails and phones may be shared; a live messenger identity has one owner.
create table identities (
  id uuid primary key default new_id(),
  contact_id uuid not null references contacts (id) on delete cascade,
  kind text not null check (kind <> ''),
  account text not null default '',
  value text not null,
  normalised text not null,
  extension text not null default '',
  name text not null default '',
  label text not null default '',
  position int not null default 0,
  verified_at timestamptz(3),
  bounced_at timestamptz(3),
  valid_from timestamptz(3) not null default now(),
  valid_to timestamptz(3),
  in_trash boolean not null default false,
  came_from text not null default ''
);
create index identities_by_contact on identities (contact_id, kind, position);
create index identities_by_value on identities (kind, normalised) where valid_to is null;
create unique index identities_of_messengers on identities (kind, account, normalised)
  where valid_to is null and not in_trash and kind not in ('email', 'phone');

create table addresses (
  id uuid primary key default new_id(),
  contact_id uuid not null references contacts (id) on delete cascade,
  position int not null default 0,
  types text[] not null default '{}' check (types <@ array['billing', 'shipping']),
  default_for text[] not null default '{}' check (default_for <@ types),
  label text not null default '',
  is_primary boolean not null default false,
  name text not null default '',
  organization text not null default '',
  street text not null default '',
  street2 text not null default '',
  city text not null default '',
  postal_code text not null default '',
  country text not null default '' check (country ~ '^([A-Z]{2})?$'),
  region text not null default ''
);
create index addresses_by_contact on addresses (contact_id, position);

create table contact_groups (
  id uuid primary key default new_id(),
  name text collate "und-x-icu" not null check (name <> ''),
  description text not null default '',
  owner_id uuid references contacts (id),
  deleted_at timestamptz(3),
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);
create unique index contact_groups_by_name on contact_groups (lower(name)) where deleted_at is null;

create table contact_group_members (
  group_id uuid not null references contact_groups (id) on delete cascade,
  contact_id uuid not null references contacts (id) on delete cascade,
  primary key (group_id, contact_id)
);
create index contact_group_members_by_contact on contact_group_members (contact_id);

create table tags (
  id uuid primary key default new_id(),
  name text collate "und-x-icu" not null check (name <> ''),
  created_at timestamptz(3) not null default now()
);
create unique index tags_by_name on tags (lower(name));

create table contact_tags (
  contact_id uuid not null references contacts (id) on delete cascade,
  tag_id uuid not null references tags (id) on delete cascade,
  position int not null default 0,
  primary key (contact_id, tag_id)
);
create index contact_tags_by_tag on contact_tags (tag_id, contact_id);

create table companies (
  id uuid primary key default new_id(),
  name text collate "und-x-icu" not null check (name <> ''),
  search_name text not null default '',
  parent_id uuid references companies (id) check (parent_id <> id),
  owner_id uuid references contacts (id),
  default_contact_id uuid references contacts (id),
  description text not null default '',
  site text not null default '',
  emails jsonb not null default '[]',
  phones jsonb not null default '[]',
  minutes_per_month int check (minutes_per_month >= 0),
  custom jsonb not null default '{}',
  deleted_at timestamptz(3),
  version int not null default 1,
  made_by_id uuid,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);
create index companies_by_name on companies (name, id) where deleted_at is null;
create index companies_by_created on companies (created_at, id) where deleted_at is null;
create index companies_by_updated on companies (updated_at, id) where deleted_at is null;
create index companies_by_owner on companies (owner_id, id) where deleted_at is null;
create index companies_by_deleted on companies (deleted_at, id) where deleted_at is not null;
create index companies_by_search_name on companies (search_name text_pattern_ops) where deleted_at is null;
create index companies_in_search on companies using gin (search_name gin_trgm_ops) where deleted_at is null;

-- Who belongs to which company, since when, as what.
create table memberships (
  contact_id uuid not null references contacts (id) on delete cascade,
  company_id uuid not null references companies (id) on delete cascade,
  position int not null default 0,
  title text not null default '',
  department text not null default '',
  is_primary boolean not null default false,
  is_manager boolean not null default false,
  manager_may jsonb not null default '{}',
  from_date date,
  to_date date check (to_date >= from_date),
  primary key (contact_id, company_id)
);
create index memberships_by_company on memberships (company_id, contact_id);

-- What a contact is found by, folded; apart, so that the trigram index is not touched by ordinary edits.
create table search_texts (
  contact_id uuid primary key references contacts (id) on delete cascade,
  text text not null,
  first_name text not null,
  last_name text not null
);
create index search_texts_in_search on search_texts using gin (text gin_trgm_ops);
create index search_texts_by_first on search_texts (first_name text_pattern_ops);
create index search_texts_by_last on search_texts (last_name text_pattern_ops);
