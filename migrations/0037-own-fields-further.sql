-- Opportunities have own fields, too. Which kinds of record have them is said in one place, src/database/own-field.ts.
alter table own_fields drop constraint own_fields_on_kind_check;
-- So is what they hold; a file is one of those that hang on the record.
alter table own_fields drop constraint own_fields_kind_check;
create index opportunities_own on opportunities using gin (custom jsonb_path_ops) where custom <> '{}';
create index opportunities_own_texts on opportunities using gin (own_texts(custom) gin_trgm_ops) where custom <> '{}';
-- What a field is called in other languages: {"de": {"name": …, "hint": …, "heading": …}}; of its choices each says its own labels.
alter table own_fields add column translations jsonb not null default '{}';
