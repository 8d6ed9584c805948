-- Addresses and domains from which nothing is taken. Matched by the canonical form: lower case, punycode, addresses without +tag.
create table blocklist (
  id uuid primary key default new_id(),
  kind text not null check (kind in ('address', 'domain')),
  -- As it was written.
  value text not null,
  normalised text not null collate "C",
  with_subdomains boolean not null default false check (kind = 'domain' or not with_subdomains),
  note text not null default '',
  made_by_id uuid,
  created_at timestamptz(3) not null default now()
);
create unique index blocklist_by_normalised on blocklist (kind, normalised);
