-- An index that begins with the import attracts the planner while it has no statistics of a new one; a key is looked for by the primary key.
drop index import_keys_by_row;
create index import_keys_by_row on import_keys (row, import_id);
