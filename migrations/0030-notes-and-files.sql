-- What people write on a record. `text` is the same without its dress, for excerpts and searching.
create table notes (
  id uuid primary key default new_id(),
  subject_kind text not null,
  subject_id uuid not null,
  author_id uuid,
  html text not null,
  text text not null,
  is_pinned boolean not null default false,
  edited_at timestamptz(3),
  deleted_at timestamptz(3),
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);
create index notes_by_subject on notes (subject_id, created_at, id) where deleted_at is null;

-- Who is named in a note, and whether he was told: who may not see the record is not.
create table note_mentions (
  note_id uuid not null references notes (id) on delete cascade,
  contact_id uuid not null references contacts (id) on delete cascade,
  is_told boolean not null,
  primary key (note_id, contact_id)
);
create index note_mentions_by_contact on note_mentions (contact_id);

-- A file is part of what shows it (a picture, a logo), the draft of who is still writing the note it goes with, or attached
-- to a record, with its note if it has one.
alter table files
  add column role text not null default 'part' check (role in ('part', 'draft', 'attached')),
  add column note_id uuid references notes (id) check (note_id is null or role = 'attached'),
  add column deleted_at timestamptz(3),
  add column version int not null default 1,
  add column updated_at timestamptz(3) not null default now();
create index files_attached on files (subject_id, created_at, id) where role = 'attached' and deleted_at is null;
create index files_by_note on files (note_id) where note_id is not null;
create index files_in_draft on files (created_at) where role = 'draft';

-- Bytes that are coming and that no row names yet: what an upload that was cut off with its server leaves is found by it.
create table file_uploads (
  path text primary key,
  started_at timestamptz(3) not null default now()
);

-- What somebody is told of, on the page and, if he wishes, by mail.
create table notifications (
  id uuid primary key default new_id(),
  contact_id uuid not null references contacts (id) on delete cascade,
  kind text not null check (kind in ('mention')),
  note_id uuid not null references notes (id) on delete cascade,
  by_id uuid,
  read_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  unique (note_id, contact_id, kind)
);
create index notifications_by_contact on notifications (contact_id, created_at, id);
create index notifications_unread on notifications (contact_id) where read_at is null;

-- Whether mail comes when one is mentioned.
alter table contacts add column mentions_by_mail boolean not null default true;
