-- Pipelines and stages that are deleted lie in the trash as everything else does. A stage there has no place among the others;
-- those of a deleted pipeline keep theirs: they go and come with it.
alter table pipelines add column deleted_at timestamptz(3);
drop index pipelines_by_name;
create unique index pipelines_by_name on pipelines (lower(name)) where deleted_at is null;
alter table stages
  add column deleted_at timestamptz(3),
  alter column position drop not null,
  add constraint stages_place_check check ((deleted_at is null) = (position is not null));

-- The trash, newest first.
create index pipelines_by_deleted on pipelines (deleted_at, id) where deleted_at is not null;
create index stages_by_deleted on stages (deleted_at, id) where deleted_at is not null;
create index tasks_by_deleted on tasks (deleted_at, id) where deleted_at is not null;
