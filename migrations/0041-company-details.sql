-- Where a company is, what it does, its number with the tax office, and the words on it.
alter table companies
  add column addresses jsonb not null default '[]',
  add column industry text collate "und-x-icu" not null default '',
  add column tax_number text not null default '',
  -- Letters and digits alone: people write the same number with and without blanks, points and strokes.
  add column tax_key text not null generated always as (upper(regexp_replace(tax_number, '[^[:alnum:]]', '', 'g'))) stored;
create index companies_by_industry on companies (industry, id) where deleted_at is null;
create index companies_by_tax_number on companies (tax_number, id) where deleted_at is null;
create index companies_by_tax_key on companies (tax_key text_pattern_ops) where deleted_at is null and tax_key <> '';

create table company_tags (
  company_id uuid not null references companies (id) on delete cascade,
  tag_id uuid not null references tags (id) on delete cascade,
  position int not null default 0,
  primary key (company_id, tag_id)
);
create index company_tags_by_tag on company_tags (tag_id, company_id);

-- A tree is at most 32 companies deep. The lock makes two changes wait for each other that would pass it, or close a circle, together.
create or replace function refuse_company_circle() returns trigger language plpgsql as $$
declare
  levels_above int;
  levels_below int;
begin
  perform pg_advisory_xact_lock(hashtext('companies.parent'));
  if exists (
    with recursive above (id) as (
      select new.parent_id
      union
      select c.parent_id from companies c join above a on c.id = a.id where c.parent_id is not null
    )
    select from above where id = new.id
  ) then
    raise exception 'the parent would close a circle' using errcode = 'check_violation', constraint = 'companies_parent_acyclic';
  end if;
  with recursive above (id, level) as (
    select new.parent_id, 1
    union all
    select c.parent_id, a.level + 1 from companies c join above a on c.id = a.id where c.parent_id is not null and a.level <= 32
  )
  select max(level) into levels_above from above;
  with recursive below (id, level) as (
    select new.id, 1
    union all
    select c.id, b.level + 1 from companies c join below b on c.parent_id = b.id where b.level <= 32
  )
  select max(level) into levels_below from below;
  if levels_above + levels_below > 32 then
    raise exception 'the tree would be too deep' using errcode = 'check_violation', constraint = 'companies_parent_depth';
  end if;
  return new;
end $$;
