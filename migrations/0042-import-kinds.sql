-- Files bring other records than contacts, too: which, is said with the import, and what a row hits is a record of that kind.
alter table imports add column kind text not null default 'contacts'
  check (kind in ('contacts', 'companies', 'equipment'));
alter table import_rows rename column contact_id to record_id;
alter index import_rows_by_contact rename to import_rows_by_record;

-- A row may stand below another row of its file, wherever that is: rows are taken level by level, from the top. Below no
-- row: 0; below 32 others and more, or below itself: 32.
alter table import_rows
  add column parent_row int,
  add column level smallint not null default 0;
alter table imports
  -- The level that is being taken, and the row within it that was the last; behind them everything is still to be taken.
  add column level smallint not null default 0,
  add column reached int not null default 0,
  -- The lowest level; null until it is known.
  add column levels smallint default 0;
update imports set reached = rows_done;

-- By what rows of one file can be named as what stands above (wants = 0), and what they name themselves, the first wish first.
-- Keys as hashes; taken away with the import.
create table import_places (
  import_id uuid not null,
  key bigint not null,
  row int not null,
  wants smallint not null,
  primary key (import_id, key, row, wants)
);
