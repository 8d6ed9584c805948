-- Who is told when a record changes.
create table follows (
  subject_id uuid not null,
  subject_kind text not null check (subject_kind in ('contact', 'company', 'opportunity')),
  contact_id uuid not null references contacts (id) on delete cascade,
  created_at timestamptz(3) not null default now(),
  primary key (subject_id, contact_id)
);
create index follows_by_contact on follows (contact_id);

-- What happened to records that somebody follows, until a job has told the followers: only ever added to within a change,
-- so that nobody who writes waits for anybody who follows.
create table follow_news (
  id uuid primary key default new_id(),
  subject_kind text not null,
  subject_id uuid not null,
  action text not null,
  fields text[] not null default '{}',
  actor_id uuid,
  batch_id uuid,
  created_at timestamptz(3) not null default now()
);

-- What followers are told: of a record once until they have read it, of a batch once with how many records of theirs it changed.
create table follow_notices (
  id uuid primary key default new_id(),
  contact_id uuid not null references contacts (id) on delete cascade,
  subject_kind text not null check (subject_kind in ('contact', 'company', 'opportunity')),
  subject_id uuid not null,
  action text not null check (action in ('changed', 'noted', 'attached', 'staged', 'status', 'deleted', 'restored')),
  batch_id uuid,
  records int not null default 1 check (records > 0),
  by_id uuid,
  read_at timestamptz(3),
  created_at timestamptz(3) not null default now()
);
create index follow_notices_by_contact on follow_notices (contact_id, created_at, id);
create unique index follow_notices_unread on follow_notices (contact_id, subject_id) where read_at is null;
create unique index follow_notices_of_batch on follow_notices (contact_id, batch_id) where read_at is null and batch_id is not null;
create index follow_notices_by_subject on follow_notices (subject_id);

-- Whether mail comes of what one follows; not unless one says so.
alter table contacts add column follows_by_mail boolean not null default false;

-- Nobody follows what is gone for good, and whoever was fired follows nothing.
create function forget_followers() returns trigger language plpgsql as $$
begin
  delete from follows f using gone where f.subject_id = gone.id;
  delete from follow_news n using gone where n.subject_id = gone.id;
  delete from follow_notices n using gone where n.subject_id = gone.id;
  return null;
end $$;
create trigger contacts_forget_followers after delete on contacts
  referencing old table as gone for each statement execute function forget_followers();
create trigger companies_forget_followers after delete on companies
  referencing old table as gone for each statement execute function forget_followers();
create trigger opportunities_forget_followers after delete on opportunities
  referencing old table as gone for each statement execute function forget_followers();

create function end_following() returns trigger language plpgsql as $$
begin
  delete from follows where contact_id = new.id;
  return null;
end $$;
create trigger contacts_end_following after update of status on contacts
  for each row when (old.status <> 'fired' and new.status = 'fired') execute function end_following();
