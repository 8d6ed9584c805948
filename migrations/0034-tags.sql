-- A tag keeps every name it has had. A name that was changed, and a tag that another one took over, is a row that leads to the
-- tag of today: whoever names it, in a filter, a file or a call, means that one.
alter table tags
  add column color text not null default ''
    check (color in ('', 'indigo', 'blue', 'teal', 'green', 'olive', 'amber', 'red', 'pink')),
  -- Whoever made it; nobody of those that were there before this was kept.
  add column made_by_id uuid references contacts (id) on delete set null,
  -- A word of the whole team, offered to everybody: made by hand, or cared for in Management. Others are known with their people.
  add column is_common boolean not null default false,
  -- What it was before it led elsewhere is kept, so that it comes back: by whom it was taken over, and where that leads by now.
  add column merged_into_id uuid references tags (id) on delete cascade check (merged_into_id <> id),
  add column leads_to_id uuid references tags (id) on delete cascade check (leads_to_id <> id),
  add column deleted_at timestamptz(3),
  add column version int not null default 1,
  add column updated_at timestamptz(3) not null default now(),
  add constraint tags_led_or_not check ((merged_into_id is null) = (leads_to_id is null));
-- The tag that a name means; none once that is deleted.
alter table tags
  add column means_id uuid generated always as (case when deleted_at is null then coalesce(leads_to_id, id) end) stored;

-- Blanks within a name are one, where that makes no two tags the same.
update tags set name = f.folded
from (
  select id, btrim(regexp_replace(name, '\s+', ' ', 'g')) as folded,
    count(*) over (partition by lower(btrim(regexp_replace(name, '\s+', ' ', 'g')) collate "und-x-icu")) as same
  from tags) as f
where f.id = tags.id and f.same = 1 and f.folded <> tags.name and f.folded <> '';

drop index tags_by_name;
create unique index tags_by_name on tags (lower(name)) where deleted_at is null;
create index tags_by_meaning on tags (means_id);
create index tags_in_order on tags (name, id) where deleted_at is null and merged_into_id is null;
create index tags_merged on tags (merged_into_id) where merged_into_id is not null;
create index tags_by_maker on tags (made_by_id) where made_by_id is not null;

-- Few run at a time among the many that have ended.
create index batches_running on batches (id) where state = 'running';

-- To make tags is a right of its own from now on. Who could make them before, by writing or importing contacts, still can;
-- whoever the pages of tags are open to may care for them.
update access_groups g
set rights = jsonb_set(rights, '{tags}', coalesce(rights -> 'tags', '{}') || '{"create": "all"}')
where kind = 'agent' and standing is distinct from 'administrator' and exists (
  select from unnest(array['contacts.clients', 'contacts.agents']) as s (subject), unnest(array['create', 'edit', 'import']) as a (action)
  where coalesce(g.rights -> s.subject ->> a.action, 'none') <> 'none');
update access_groups
set rights = jsonb_set(rights, '{tags}', coalesce(rights -> 'tags', '{}') || '{"create": "all", "edit": "all", "delete": "all"}')
where kind = 'agent' and standing is distinct from 'administrator' and coalesce(rights -> 'management.tags' ->> 'open', 'none') <> 'none';
update tokens set scopes = scopes || '{tags:create}'
where scopes && array['contacts.clients:create', 'contacts.clients:edit', 'contacts.clients:import',
  'contacts.agents:create', 'contacts.agents:edit', 'contacts.agents:import'];

-- The view whose people a contact group was made of, so that those who match later can be added again.
alter table contact_groups add column view_id uuid references views (id) on delete set null;
create index contact_groups_by_view on contact_groups (view_id) where view_id is not null;
