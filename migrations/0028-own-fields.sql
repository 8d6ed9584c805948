-- Fields that administrators give contacts and companies. Their values stand in the records' `custom`, by key.
create table own_fields (
  id uuid primary key default new_id(),
  on_kind text not null check (on_kind in ('contacts', 'companies')),
  -- Stays for good: programs, files and views name the field by it.
  key text not null collate "C" check (key ~ '^[a-z][a-zA-Z0-9_]{0,39}$'),
  kind text not null check (kind in
    ('text', 'longText', 'number', 'money', 'date', 'dateTime', 'yesNo', 'choice', 'choices', 'pattern', 'contact', 'company')),
  label text not null check (label <> ''),
  hint text not null default '',
  -- The heading it stands under; empty: among the additional ones.
  section text not null default '',
  position int not null default 0,
  people text not null default 'both' check (people in ('clients', 'agents', 'both')),
  is_required boolean not null default false,
  default_value jsonb,
  -- Of choices: [{key, label, under}], in their order; `under` names the choices of `depends_on` they go with, none: all.
  options jsonb not null default '[]',
  depends_on text,
  pattern text check ((kind = 'pattern') = (pattern is not null)),
  -- What is wished, and what stands: an index is built beside the work of others.
  is_sortable boolean not null default false,
  is_sorted boolean not null default false,
  is_unique boolean not null default false,
  is_guarded boolean not null default false,
  -- Hidden from everybody; its values are kept until it is purged.
  retired_at timestamptz(3),
  -- For good: a job takes its values out of the records, and the field at last.
  is_going boolean not null default false check (not is_going or retired_at is not null),
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  unique (on_kind, key)
);

-- Every process keeps the definitions in memory, by this: it is another one whenever any of them changes.
alter table installation add column fields_version uuid not null default gen_random_uuid();
create function renew_fields_version() returns trigger language plpgsql as $$
begin
  update installation set fields_version = gen_random_uuid();
  return null;
end $$;
-- A row each: a statement that changes none of them would renew it, too.
create trigger own_fields_version after insert or update or delete on own_fields
  for each row execute function renew_fields_version();

-- Everything that is written in own fields, for looking up parts of texts; whoever has none is in no index.
create function own_texts(custom jsonb) returns text language sql immutable parallel safe strict return
  (select lower(string_agg(value, E'\n')) from jsonb_each_text(custom));
-- Times are kept in UTC, with Z, so that how they are read depends on nothing.
create function own_time(value text) returns timestamptz language sql immutable parallel safe return
  coalesce(value::timestamptz, '-infinity');

drop index contacts_by_custom;
create index contacts_own on contacts using gin (custom jsonb_path_ops) where custom <> '{}';
create index contacts_own_texts on contacts using gin (own_texts(custom) gin_trgm_ops) where custom <> '{}';
create index companies_own on companies using gin (custom jsonb_path_ops) where custom <> '{}';
create index companies_own_texts on companies using gin (own_texts(custom) gin_trgm_ops) where custom <> '{}';
