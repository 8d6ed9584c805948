-- A list as somebody wants to find it again: filter, order, columns. `list` is the list's name in the address ("contacts").
create table views (
  id uuid primary key default new_id(),
  list text not null collate "C",
  name text not null collate "und-x-icu",
  -- Whoever is purged for good takes along what he has made of lists.
  owner_id uuid not null references contacts (id) on delete cascade,
  -- Whom it is for beside its owner: nobody, the whole team, the people of some access groups.
  shared text not null default 'private' check (shared in ('private', 'all', 'groups')),
  search text not null default '',
  filter jsonb,
  sort text not null default '',
  -- Left out: as the reader has them.
  columns text[],
  widths jsonb not null default '{}',
  density text check (density in ('compact', 'normal', 'roomy')),
  deleted_at timestamptz(3),
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  unique (id, list)
);
create unique index views_by_owner_and_name on views (owner_id, list, lower(name)) where deleted_at is null and shared = 'private';
create unique index views_by_name on views (list, lower(name)) where deleted_at is null and shared <> 'private';

create table view_groups (
  view_id uuid not null references views (id) on delete cascade,
  access_group_id uuid not null references access_groups (id) on delete cascade,
  primary key (view_id, access_group_id)
);
create index view_groups_by_group on view_groups (access_group_id);

-- The order of somebody's tabs, and the view that opens by itself.
create table view_places (
  contact_id uuid not null references contacts (id) on delete cascade,
  view_id uuid not null,
  list text not null collate "C",
  position int,
  is_default boolean not null default false,
  primary key (contact_id, view_id),
  foreign key (view_id, list) references views (id, list) on delete cascade
);
create index view_places_by_view on view_places (view_id);
create unique index view_places_one_default on view_places (contact_id, list) where is_default;

-- Birthdays within the next days: month and day, whatever the year.
create index contacts_by_day_of_birth on contacts (right(birthday, 5)) where live and birthday <> '';
