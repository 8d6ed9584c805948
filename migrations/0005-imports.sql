create table imports (
  id uuid primary key default new_id(),
  actor_id uuid not null references contacts (id),
  state text not null default 'uploaded'
    check (state in ('uploaded', 'checking', 'ready', 'running', 'done', 'failed', 'cancelled', 'undone')),
  file_name text not null,
  file_path text not null,
  file_bytes bigint not null,
  header_shape text not null default '',
  columns jsonb not null default '[]',
  mapping jsonb not null default '[]',
  options jsonb not null default '{}',
  dialect text not null default '',
  rows_read int not null default 0,
  rows_total int,
  rows_done int not null default 0,
  counts jsonb not null default '{}',
  problem jsonb,
  batch_id uuid references batches (id),
  started_at timestamptz(3),
  finished_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);
create index imports_by_actor on imports (actor_id, created_at);

-- A row of the file, what the dry run says of it, and what became of it.
create table import_rows (
  import_id uuid not null references imports (id) on delete cascade,
  row int not null,
  line int not null,
  cells jsonb,
  change jsonb,
  outcome text check (outcome in ('create', 'update', 'unchanged', 'skip', 'asks', 'invalid')),
  contact_id uuid,
  candidates uuid[] not null default '{}',
  difference jsonb,
  problems jsonb not null default '[]',
  decision text check (decision in ('create', 'update', 'skip')),
  applied_at timestamptz(3),
  primary key (import_id, row)
);
create index import_rows_by_outcome on import_rows (import_id, outcome, row);
