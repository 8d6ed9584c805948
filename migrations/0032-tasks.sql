-- What somebody is to do: a task or a call, on a record or by itself. A day is due until it is over on the clock of whoever
-- looks, a moment is the same for everybody.
create table tasks (
  id uuid primary key default new_id(),
  kind text not null default 'task' check (kind in ('task', 'call')),
  title text not null check (title <> ''),
  text text not null default '',
  subject_kind text,
  subject_id uuid,
  assignee_id uuid,
  made_by_id uuid,
  due_on date,
  due_at timestamptz(3),
  -- The reminder: so many minutes before it is due, whole days by the calendar; null: a moment of one's own choice.
  remind_before int check (remind_before between 0 and 525600),
  remind_at timestamptz(3),
  -- When it rang, or was found to have gone by unheard.
  rung_at timestamptz(3),
  done_at timestamptz(3),
  done_by_id uuid,
  outcome text not null default '',
  -- What the order stands on: never null. A day comes with its end.
  due_order timestamptz(3) not null generated always as (
    coalesce(due_at, (due_on + 1)::timestamp at time zone 'UTC', timestamptz 'infinity')) stored,
  deleted_at timestamptz(3),
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  check ((subject_kind is null) = (subject_id is null)),
  check (due_on is null or due_at is null),
  check (remind_before is null or due_on is not null or due_at is not null),
  check (remind_before is null or remind_at is not null),
  check (outcome = '' or done_at is not null)
);
-- Open ones in the order in which they are due, done ones in that in which they were: of everybody, of one, of one record.
create index tasks_open on tasks (due_order, id) where deleted_at is null and done_at is null;
create index tasks_done on tasks (done_at, id) where deleted_at is null and done_at is not null;
create index tasks_open_by_assignee on tasks (assignee_id, due_order, id) where deleted_at is null and done_at is null;
create index tasks_done_by_assignee on tasks (assignee_id, done_at, id) where deleted_at is null and done_at is not null;
create index tasks_open_by_subject on tasks (subject_id, due_order, id) where deleted_at is null and done_at is null;
create index tasks_done_by_subject on tasks (subject_id, done_at, id) where deleted_at is null and done_at is not null;
create index tasks_by_subject on tasks (subject_id) where subject_id is not null;
create index tasks_to_ring on tasks (remind_at, id) where rung_at is null and done_at is null and deleted_at is null;

-- What hangs on a record goes for good with it; of people who are gone tasks know nothing any more. By statement, for many are
-- purged at once; only agents have made, done or to do anything.
create function forget_tasks() returns trigger language plpgsql as $$
begin
  delete from tasks t using gone where t.subject_id = gone.id;
  if tg_table_name = 'contacts' and exists (select from gone where to_jsonb(gone) ->> 'kind' = 'agent') then
    update tasks t set
      assignee_id = case when t.assignee_id = any(ids) then null else t.assignee_id end,
      made_by_id = case when t.made_by_id = any(ids) then null else t.made_by_id end,
      done_by_id = case when t.done_by_id = any(ids) then null else t.done_by_id end
    from (select array_agg(id) as ids from gone) as g
    where t.assignee_id = any(ids) or t.made_by_id = any(ids) or t.done_by_id = any(ids);
  end if;
  return null;
end $$;
create trigger contacts_forget_tasks after delete on contacts
  referencing old table as gone for each statement execute function forget_tasks();
create trigger companies_forget_tasks after delete on companies
  referencing old table as gone for each statement execute function forget_tasks();
create trigger opportunities_forget_tasks after delete on opportunities
  referencing old table as gone for each statement execute function forget_tasks();

-- What somebody is told of is a note or a task; of a task he is told that it is his, and at the moment of its reminder.
alter table notifications
  alter column note_id drop not null,
  add column task_id uuid references tasks (id) on delete cascade,
  add column moment timestamptz(3),
  drop constraint notifications_kind_check,
  add constraint notifications_kind_check check (kind in ('mention', 'task', 'reminder')),
  add constraint notifications_about_check check (num_nonnulls(note_id, task_id) = 1),
  add constraint notifications_moment_check check ((kind = 'reminder') = (moment is not null));
create unique index notifications_by_task on notifications (task_id, contact_id, kind, moment) nulls not distinct
  where task_id is not null;

-- Whoever may do something with notes may do the same with tasks; what is given from now on is given by itself.
update access_groups
set rights = rights || jsonb_build_object('tasks', (rights -> 'notes') - 'export')
where kind = 'agent' and standing is distinct from 'administrator' and rights ? 'notes' and not rights ? 'tasks';
