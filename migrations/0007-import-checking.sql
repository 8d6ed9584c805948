-- What the dry run of an import keeps: which round of checking it is, how the file was read, what it met.
alter table imports
  add column round int not null default 0,
  add column file_sha256 bytea,
  -- Delimiter and encoding the rows were read with; empty: not read yet. Other wishes read the file anew.
  add column read_as text not null default '',
  -- First rows, and encodings that could be meant, for showing again without the file.
  add column head jsonb not null default '{}',
  -- Names of people in the file whom nobody here has: [{name, rows}].
  add column people jsonb not null default '[]',
  add column runs_when_checked boolean not null default false;
create index imports_by_header on imports (actor_id, header_shape, updated_at);
create index imports_by_age on imports (state, updated_at);

-- What rows of one file are known by, so that a row finds an earlier one that means the same person.
create table import_keys (
  import_id uuid not null references imports (id) on delete cascade,
  key text collate "C" not null,
  row int not null,
  primary key (import_id, key, row)
);
create index import_keys_by_row on import_keys (import_id, row);
