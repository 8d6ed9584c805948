-- Rows that carry different external ids are different people, whatever else they share: such are not even read.
alter table import_keys add column external_id text not null default '';
