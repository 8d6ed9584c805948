-- What somebody has opened lately, on whatever device: ids alone, for names are read anew by whoever asks. Its time is exact,
-- so that two that were opened in one millisecond keep their order.
create table recent_records (
  contact_id uuid not null references contacts (id) on delete cascade,
  kind text not null collate "C",
  record_id uuid not null,
  opened_at timestamptz not null default clock_timestamp(),
  primary key (contact_id, kind, record_id)
);
create index recent_records_by_record on recent_records (record_id);
