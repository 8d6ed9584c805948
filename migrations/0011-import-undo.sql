-- How far the undo of an import has come, so that it goes on there after a crash.
alter table imports
  add column undo_batch_id uuid references batches (id),
  add column undo_from uuid;
create index import_rows_by_contact on import_rows (import_id, contact_id) where contact_id is not null;
-- A row's change is read from its cells whenever it is asked for.
alter table import_rows drop column change;
