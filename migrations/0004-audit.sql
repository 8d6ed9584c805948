-- The journal: one row a record and change, append-only, a partition a month.
-- `change` is {field: [before, after]}; a creation carries no image (as-of starts from now and applies changes backwards).
create table audit (
  id uuid not null default new_id(),
  at timestamptz(3) not null default now(),
  actor_id uuid,
  address inet,
  subject_kind text not null,
  subject_id uuid not null,
  action text not null,
  batch_id uuid,
  change jsonb,
  primary key (at, id)
) partition by range (at);
create index audit_by_subject on audit (subject_id, at, id);
create index audit_by_batch on audit (batch_id, id) where batch_id is not null;
create index audit_by_actor on audit (actor_id, at, id);
create table audit_rest partition of audit default;

-- Makes the partition of each month from `first` on; called at every start and daily.
create function make_audit_partitions(first date, months int) returns void language plpgsql as $$
declare
  month date;
begin
  for i in 0 .. months - 1 loop
    month := date_trunc('month', first) + make_interval(months => i);
    if to_regclass('audit_' || to_char(month, 'YYYY_MM')) is null
      and not exists (select from audit_rest where at >= month and at < month + interval '1 month') then
      execute format('create table %I partition of audit for values from (%L) to (%L)',
        'audit_' || to_char(month, 'YYYY_MM'), month, month + interval '1 month');
    end if;
  end loop;
end $$;
select make_audit_partitions(current_date, 3);

-- A set of changes made together, undone together.
create table batches (
  id uuid primary key default new_id(),
  actor_id uuid,
  subject_kind text not null,
  action text not null,
  undoes_id uuid references batches (id),
  undone_at timestamptz(3),
  created_at timestamptz(3) not null default now()
);

create table files (
  id uuid primary key default new_id(),
  name text not null,
  type text not null,
  bytes bigint not null,
  sha256 bytea not null,
  path text not null unique,
  subject_kind text not null,
  subject_id uuid not null,
  made_by_id uuid,
  created_at timestamptz(3) not null default now()
);
create index files_by_subject on files (subject_id);
alter table contacts add foreign key (picture_file_id) references files (id) on delete set null;
