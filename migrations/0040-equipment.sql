-- Things that a company has (or, without one, a person), as trees: a computer and its parts.
create table equipment (
  id uuid primary key default new_id(),
  name text collate "und-x-icu" not null check (name <> ''),
  article text not null default '',
  serial text not null default '',
  -- By what they are compared, found and ordered.
  article_key text collate "C" not null generated always as (lower(article collate "und-x-icu")) stored,
  serial_key text collate "C" not null generated always as (lower(serial collate "und-x-icu")) stored,
  -- Name, article and serial number folded, to find words in.
  search_text text not null default '',
  description text not null default '',
  company_id uuid references companies (id),
  contact_id uuid references contacts (id),
  used_by_id uuid references contacts (id),
  parent_id uuid references equipment (id),
  -- Its place among those of its parent; halves have always room between them.
  position numeric not null default 0,
  custom jsonb not null default '{}',
  retired_at timestamptz(3),
  deleted_at timestamptz(3),
  version int not null default 1,
  made_by_id uuid,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  check (company_id is null or contact_id is null),
  check (parent_id <> id)
);
-- As few as lists and trees can do with: every row of a subtree that changes hands is in all of them anew.
create index equipment_by_name on equipment (name, id) where deleted_at is null;
create index equipment_by_article on equipment (article_key, id) where deleted_at is null;
create index equipment_by_serial on equipment (serial_key, id) where deleted_at is null;
create index equipment_by_created on equipment (created_at, id) where deleted_at is null;
create index equipment_by_updated on equipment (updated_at, id) where deleted_at is null;
create index equipment_by_parent on equipment (parent_id, position, id) where parent_id is not null;
create index equipment_by_company on equipment (company_id, id) where company_id is not null;
create index equipment_on_top on equipment (company_id, position, id) where parent_id is null and company_id is not null;
create index equipment_by_contact on equipment (contact_id, position, id) where contact_id is not null;
create index equipment_by_user on equipment (used_by_id, id) where used_by_id is not null;
create index equipment_by_retired on equipment (retired_at, id) where retired_at is not null;
create index equipment_by_deleted on equipment (deleted_at, id) where deleted_at is not null;
create index equipment_in_search on equipment using gin (search_text gin_trgm_ops) where deleted_at is null;
create index equipment_own on equipment using gin (custom jsonb_path_ops) where custom <> '{}';
create index equipment_own_texts on equipment using gin (own_texts(custom) gin_trgm_ops) where custom <> '{}';

-- Whose it is and was, by days; without an end: today.
create table equipment_holdings (
  id uuid primary key default new_id(),
  equipment_id uuid not null references equipment (id) on delete cascade,
  company_id uuid references companies (id) on delete cascade,
  contact_id uuid references contacts (id) on delete cascade,
  from_date date not null,
  to_date date,
  check (num_nonnulls(company_id, contact_id) = 1),
  check (to_date >= from_date)
);
create index equipment_holdings_by_equipment on equipment_holdings (equipment_id, from_date);
create unique index equipment_holdings_of_now on equipment_holdings (equipment_id) where to_date is null;
create index equipment_holdings_by_company on equipment_holdings (company_id) where company_id is not null;
create index equipment_holdings_by_contact on equipment_holdings (contact_id) where contact_id is not null;

-- The trees of one holder change one after the other, and those of others beside them: pieces that are added may come at once,
-- each lock in the order of its key.
create function lock_equipment_of(holders uuid[], is_alone boolean) returns void language plpgsql as $$
declare
  key int;
begin
  for key in select distinct hashtext(coalesce(holder::text, 'nobody')) from unnest(holders) as holder order by 1 loop
    if is_alone then
      perform pg_advisory_xact_lock(hashtext('equipment.trees'), key);
    else
      perform pg_advisory_xact_lock_shared(hashtext('equipment.trees'), key);
    end if;
  end loop;
end $$;

-- A part belongs to whom its whole belongs to, and is not there without it; no tree has a circle or more than 32 levels.
create function keep_equipment_trees() returns trigger language plpgsql as $$
declare
  changed uuid[];
  placed uuid[];
  holders uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(id), array_agg(id), array_agg(distinct coalesce(company_id, contact_id)) into changed, placed, holders
    from after_rows where parent_id is not null;
  else
    -- By EXCEPT, which hashes: a join's plan, once kept, would go through all pairs of many rows.
    with now_so as materialized (
      select id, parent_id, company_id, contact_id, deleted_at is null from after_rows
      except select id, parent_id, company_id, contact_id, deleted_at is null from before_rows),
    was_so as materialized (
      select id, parent_id, company_id, contact_id, deleted_at is null from before_rows
      except select id, parent_id, company_id, contact_id, deleted_at is null from after_rows)
    select (select array_agg(id) from now_so),
      (select array_agg(distinct coalesce(company_id, contact_id)) from (table now_so union all table was_so) as both_so)
    into changed, holders;
    select array_agg(id) into placed from (
      select id, parent_id from after_rows where parent_id is not null except select id, parent_id from before_rows) as moved;
  end if;
  if changed is null then
    return null;
  end if;
  perform lock_equipment_of(holders, tg_op <> 'INSERT');

  if exists (
    select from unnest(changed) as c (id) join equipment e on e.id = c.id join equipment p on p.id = e.parent_id
    where (e.company_id, e.contact_id) is distinct from (p.company_id, p.contact_id) or e.deleted_at is null and p.deleted_at is not null
  ) or exists (
    select from unnest(changed) as c (id) join equipment p on p.id = c.id join equipment e on e.parent_id = p.id
    where (e.company_id, e.contact_id) is distinct from (p.company_id, p.contact_id) or e.deleted_at is null and p.deleted_at is not null
  ) then
    raise exception 'a part is not where its whole is' using errcode = 'check_violation', constraint = 'equipment_beside_its_parent';
  end if;

  if exists (
    with recursive above (start, id, steps) as (
      select e.id, e.parent_id, 1 from unnest(placed) as p (id) join equipment e on e.id = p.id
      union all
      select above.start, e.parent_id, above.steps + 1 from above join equipment e on e.id = above.id
      where e.parent_id is not null and above.id <> above.start and above.steps < 33)
    select from above where above.id = above.start
  ) then
    raise exception 'the parent would close a circle' using errcode = 'check_violation', constraint = 'equipment_acyclic';
  end if;

  if exists (
    with recursive above (start, id, steps) as (
      select e.id, e.parent_id, 1 from unnest(placed) as p (id) join equipment e on e.id = p.id
      union all
      select above.start, e.parent_id, above.steps + 1 from above join equipment e on e.id = above.id
      where e.parent_id is not null and above.steps < 33),
    below (start, id, steps) as (
      select p.id, p.id, 0 from unnest(placed) as p (id) where tg_op = 'UPDATE'
      union all
      select below.start, e.id, below.steps + 1 from below join equipment e on e.parent_id = below.id where below.steps < 33)
    select from (select start, max(steps) as steps from above group by start) as a
    left join (select start, max(steps) as steps from below group by start) as b on b.start = a.start
    where a.steps + coalesce(b.steps, 0) > 31
  ) then
    raise exception 'the tree would be too deep' using errcode = 'check_violation', constraint = 'equipment_depth';
  end if;
  return null;
end $$;
create trigger equipment_added after insert on equipment
  referencing new table as after_rows for each statement execute function keep_equipment_trees();
create trigger equipment_moved after update on equipment
  referencing old table as before_rows new table as after_rows for each statement execute function keep_equipment_trees();

-- Where the installation says so no two pieces have the same serial number; the trash and those without one do not count.
alter table installation add column serials_unique boolean not null default false;

create function keep_serials_unique() returns trigger language plpgsql as $$
declare
  serials text[];
  part int;
begin
  if tg_op = 'INSERT' then
    select array_agg(distinct serial_key) into serials from after_rows where serial_key <> '' and deleted_at is null;
  else
    select array_agg(distinct serial_key) into serials from (
      select id, serial_key from after_rows where serial_key <> '' and deleted_at is null
      except select id, serial_key from before_rows where deleted_at is null) as numbered;
  end if;
  if serials is null then
    return null;
  end if;
  -- Whoever says so waits for those who are writing, and they read what he has said.
  perform pg_advisory_xact_lock_shared(hashtext('equipment.serials'), 0);
  if not (select serials_unique from installation) then
    return null;
  end if;
  for part in select distinct 1 + abs(hashtext(serial) % 64) from unnest(serials) as serial order by 1 loop
    perform pg_advisory_xact_lock(hashtext('equipment.serials'), part);
  end loop;
  if exists (
    select from equipment where serial_key = any(serials) and deleted_at is null group by serial_key having count(*) > 1
  ) then
    raise exception 'the serial number is there already' using errcode = 'unique_violation', constraint = 'equipment_serial_taken';
  end if;
  return null;
end $$;
create trigger equipment_serials_added after insert on equipment
  referencing new table as after_rows for each statement execute function keep_serials_unique();
create trigger equipment_serials_changed after update on equipment
  referencing old table as before_rows new table as after_rows for each statement execute function keep_serials_unique();

create function check_serials_unique() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('equipment.serials'), 0);
  if exists (
    select from equipment where serial_key <> '' and deleted_at is null group by serial_key having count(*) > 1
  ) then
    raise exception 'some serial numbers are there twice' using errcode = 'unique_violation', constraint = 'installation_serials_unique';
  end if;
  return new;
end $$;
create trigger installation_serials_unique before update of serials_unique on installation
  for each row when (new.serials_unique and not old.serials_unique) execute function check_serials_unique();

-- It is followed as other records are, and what hangs on it goes with it.
alter table follows drop constraint follows_subject_kind_check;
alter table follows add constraint follows_subject_kind_check check (subject_kind in ('contact', 'company', 'opportunity', 'equipment'));
alter table follow_notices drop constraint follow_notices_subject_kind_check;
alter table follow_notices add constraint follow_notices_subject_kind_check
  check (subject_kind in ('contact', 'company', 'opportunity', 'equipment'));
create trigger equipment_forget_followers after delete on equipment
  referencing old table as gone for each statement execute function forget_followers();
create trigger equipment_forget_tasks after delete on equipment
  referencing old table as gone for each statement execute function forget_tasks();
