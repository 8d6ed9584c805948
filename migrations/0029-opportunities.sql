-- Pipelines: the ways that sales go, each a row of stages. A standing name that nobody has changed is told in the reader's language.
create table pipelines (
  id uuid primary key default new_id(),
  name text collate "und-x-icu" not null check (name <> ''),
  standing text,
  position int not null default 0,
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);
create unique index pipelines_by_name on pipelines (lower(name));

create table stages (
  id uuid primary key default new_id(),
  pipeline_id uuid not null references pipelines (id) on delete cascade,
  name text not null check (name <> ''),
  standing text,
  kind text not null default 'open' check (kind in ('open', 'won', 'lost')),
  probability int not null check (probability between 0 and 100),
  -- Whoever is lost here must say why.
  asks_reason boolean not null default false,
  position int not null,
  check (kind <> 'won' or probability = 100),
  check (kind <> 'lost' or probability = 0),
  check (kind = 'lost' or not asks_reason),
  unique (pipeline_id, position) deferrable initially deferred
);

with sales as (insert into pipelines (name, standing) values ('Sales', 'sales') returning id)
insert into stages (pipeline_id, name, standing, kind, probability, asks_reason, position)
select sales.id, s.name, s.standing, s.kind, s.probability, s.kind = 'lost', s.position from sales, (values
  ('New', 'new', 'open', 10, 0),
  ('Qualified', 'qualified', 'open', 25, 1),
  ('Proposal', 'proposal', 'open', 50, 2),
  ('Negotiation', 'negotiation', 'open', 75, 3),
  ('Won', 'won', 'won', 100, 4),
  ('Lost', 'lost', 'lost', 0, 5)) as s (name, standing, kind, probability, position);

create table opportunities (
  id uuid primary key default new_id(),
  name text collate "und-x-icu" not null check (name <> ''),
  search_name text not null default '',
  company_id uuid references companies (id),
  stage_id uuid not null references stages (id),
  -- Its place among those of its stage, from the top; halves have always room between them.
  position numeric not null,
  -- Null: that of its stage.
  probability int check (probability between 0 and 100),
  amount numeric(15, 3) check (amount >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  close_date date,
  owner_id uuid references contacts (id),
  description text not null default '',
  lost_reason text not null default '',
  custom jsonb not null default '{}',
  -- What orders stand on: never null.
  amount_order numeric not null generated always as (coalesce(amount, -1)) stored,
  close_order date not null generated always as (coalesce(close_date, date 'infinity')) stored,
  deleted_at timestamptz(3),
  version int not null default 1,
  made_by_id uuid,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  -- Those in the trash keep their places.
  unique (stage_id, position) deferrable
);
create index opportunities_by_name on opportunities (name, id) where deleted_at is null;
create index opportunities_by_amount on opportunities (amount_order, id) where deleted_at is null;
create index opportunities_by_close on opportunities (close_order, id) where deleted_at is null;
create index opportunities_by_created on opportunities (created_at, id) where deleted_at is null;
create index opportunities_by_updated on opportunities (updated_at, id) where deleted_at is null;
create index opportunities_by_owner on opportunities (owner_id, id) where deleted_at is null;
create index opportunities_by_company on opportunities (company_id, id) where deleted_at is null;
create index opportunities_by_deleted on opportunities (deleted_at, id) where deleted_at is not null;
create index opportunities_by_search_name on opportunities (search_name text_pattern_ops) where deleted_at is null;
create index opportunities_in_search on opportunities using gin (search_name gin_trgm_ops) where deleted_at is null;

-- Whom it is with; the first is the one to talk to.
create table opportunity_contacts (
  opportunity_id uuid not null references opportunities (id) on delete cascade,
  contact_id uuid not null references contacts (id) on delete cascade,
  position int not null default 0,
  primary key (opportunity_id, contact_id)
);
create index opportunity_contacts_by_contact on opportunity_contacts (contact_id, opportunity_id);
