create table credentials (
  contact_id uuid primary key references contacts (id) on delete cascade,
  password_hash text not null,
  changed_at timestamptz(3) not null default now()
);

-- The cookie holds the secret, the table only its hash.
create table sessions (
  id uuid primary key default new_id(),
  secret_hash bytea not null unique,
  contact_id uuid not null references contacts (id) on delete cascade,
  address inet,
  user_agent text not null default '',
  created_at timestamptz(3) not null default now(),
  last_seen_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null
);
create index sessions_by_contact on sessions (contact_id);
create index sessions_by_expiry on sessions (expires_at);

-- Failed sign-ins, counted per account and per address in slices of time; lives here since several app processes count together.
create table sign_in_failures (
  key text primary key,
  failures int not null,
  since timestamptz(3) not null default now(),
  locked_until timestamptz(3)
);

insert into access_groups (name, kind, signs_in, standing, modules, rights) values
  ('End user', 'client', true, 'client', '{}', '{"contacts.clients": {"see": "own", "edit": "own"}, "requests": {"see": "own", "create": "own", "comment": "own"}}'),
  ('Agent', 'agent', true, 'agent', '{contacts,companies,equipment,requests,opportunities,reports}',
   '{"contacts.clients": {"see": "all", "create": "all", "edit": "all", "delete": "own", "assign": "own", "import": "none", "export": "all", "comment": "all"},
     "contacts.agents": {"see": "all", "edit": "none"},
     "companies": {"see": "all", "create": "all", "edit": "all", "delete": "own", "assign": "own", "export": "all"},
     "equipment": {"see": "all", "create": "all", "edit": "all"},
     "requests": {"see": "all", "create": "all", "edit": "all", "comment": "all"},
     "opportunities": {"see": "all", "create": "all", "edit": "own"},
     "notes": {"see": "all", "create": "all", "edit": "own", "delete": "own"},
     "files": {"see": "all", "create": "all", "delete": "own"},
     "audit": {"see": "all"}}'),
  ('Administrator', 'agent', true, 'administrator', '{contacts,companies,equipment,requests,opportunities,reports}', '{}');
