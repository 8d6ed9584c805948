-- A search for two names asks one index: the last name and, within it, the first.
drop index search_texts_by_last;
create index search_texts_by_last on search_texts (last_name text_pattern_ops, first_name text_pattern_ops);
