-- A batch of any size: what it is to do, how far it has come and what became of it, so that it goes on there after a crash.
alter table batches
  add column state text not null default 'done' check (state in ('running', 'done', 'cancelled', 'failed')),
  add column wish jsonb not null default '{}',
  add column total int not null default 0,
  add column done int not null default 0,
  add column unchanged int not null default 0,
  add column refused int not null default 0,
  add column kept int not null default 0,
  add column reached uuid,
  add column problem text,
  add column finished_at timestamptz(3);
update batches b set finished_at = created_at, total = j.records, done = j.records
from (select b.id, (select count(distinct a.subject_id) from audit a where a.batch_id = b.id) as records from batches b) as j
where j.id = b.id;
update batches b set state = 'running', finished_at = null from imports i
where i.state = 'running' and b.id in (i.batch_id, i.undo_batch_id) and (i.undo_batch_id is null or b.id = i.undo_batch_id);
-- From now on a batch is marked as undone when its undo has ended, so that one that failed can be asked for again.
update batches b set undone_at = null from imports i where i.state in ('running', 'failed') and i.batch_id = b.id;
-- An import's undo keeps its checkpoint with its batch, as every undo.
update batches b set reached = i.undo_from from imports i where b.id = i.undo_batch_id;
alter table imports drop column undo_from;
alter table batches alter column finished_at set default now();
create index batches_by_actor on batches (actor_id, created_at);
create index batches_by_undone on batches (undoes_id, created_at) where undoes_id is not null;

-- Whom a batch is for, frozen when it was asked for, with the version that was seen (none where the asker saw nobody), and
-- what became of each. Not tied by a key: that would be looked up once for each of a million rows.
create table batch_items (
  batch_id uuid not null,
  subject_id uuid not null,
  version int,
  outcome text check (outcome in ('done', 'unchanged', 'refused', 'kept')),
  reason jsonb,
  primary key (batch_id, subject_id)
);
-- Mostly few among many.
create index batch_items_left on batch_items (batch_id, outcome, subject_id) where outcome <> 'done';
