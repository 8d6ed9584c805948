-- Time-based one-time codes (RFC 6238). The secret is sealed with a key outside of the database; sign-in asks once it is confirmed.
create table second_factors (
  contact_id uuid primary key references contacts (id) on delete cascade,
  secret text not null,
  confirmed_at timestamptz(3),
  -- The step of thirty seconds whose code was taken last: neither it nor an earlier one is taken again.
  last_step bigint not null default 0,
  created_at timestamptz(3) not null default now()
);

-- What replaces a lost telephone, once each.
create table recovery_codes (
  contact_id uuid not null references second_factors (contact_id) on delete cascade,
  code_hash bytea not null,
  used_at timestamptz(3),
  primary key (contact_id, code_hash)
);

alter table access_groups add column second_factor_required boolean not null default false;

-- When the person last proved himself; and whom an administrator looks at the page as, with the access group that person
-- had when it began: in another one the view is over.
alter table sessions
  add column proved_at timestamptz(3) not null default now(),
  add column views_as_id uuid references contacts (id) on delete cascade,
  add column views_as_group_id uuid,
  add check ((views_as_id is null) = (views_as_group_id is null)),
  add check (views_as_id <> contact_id);
create index sessions_by_viewed on sessions (views_as_id) where views_as_id is not null;

-- Personal tokens. The table holds the hash; `start` is what one knows a token by. `scopes`: grants, or null for reading all one may.
create table tokens (
  id uuid primary key default new_id(),
  contact_id uuid not null references contacts (id) on delete cascade,
  name text not null check (name <> ''),
  secret_hash bytea not null unique,
  start text not null,
  scopes text[] check (cardinality(scopes) > 0),
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null check (expires_at <= created_at + interval '367 days'),
  last_used_at timestamptz(3),
  last_used_address inet
);
create index tokens_by_contact on tokens (contact_id);

-- Calls of a token in the present minute, of all app processes together; of no worth after a crash.
create unlogged table token_calls (
  token_id uuid primary key references tokens (id) on delete cascade,
  minute timestamptz(0) not null,
  calls int not null
);

-- Long work that a token has asked for goes on with that token's rights, and no longer than there is the token.
alter table batches add column token_id uuid;
alter table imports add column token_id uuid;

-- Tokens end with the sessions; who has no sign-in e-mail any more has neither.
create or replace function end_sessions() returns trigger language plpgsql as $$
begin
  delete from sessions where contact_id = new.id;
  delete from tokens where contact_id = new.id;
  return null;
end $$;
drop trigger contacts_end_sessions on contacts;
create trigger contacts_end_sessions after update of status, access_group_id, deleted_at, merged_into_id, sign_in_email on contacts
  for each row when (old.sign_in_email is not null and (old.status <> new.status or old.access_group_id <> new.access_group_id
    or old.deleted_at is distinct from new.deleted_at or old.merged_into_id is distinct from new.merged_into_id
    or new.sign_in_email is null))
  execute function end_sessions();

-- So do those of all people of a group that does not sign in any more.
create function end_tokens_of_group() returns trigger language plpgsql as $$
begin
  delete from tokens t using contacts c where c.id = t.contact_id and c.access_group_id = new.id;
  return null;
end $$;
create trigger access_groups_end_tokens after update of signs_in on access_groups
  for each row when (old.signs_in and not new.signs_in) execute function end_tokens_of_group();

-- What an installation says of itself.
alter table installation
  add column name text not null default '',
  add column logo_file_id uuid references files (id) on delete set null,
  add column default_currency text not null default '' check (default_currency ~ '^([A-Z]{3})?$'),
  add column companies_word text not null default 'companies' check (companies_word in ('companies', 'accounts')),
  add column version int not null default 1;
