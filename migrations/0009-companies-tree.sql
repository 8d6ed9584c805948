-- No company stands above itself through others. One lock makes two changes that close a circle together wait for each other.
create function refuse_company_circle() returns trigger language plpgsql as $$
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
  return new;
end $$;
create trigger companies_parent after insert or update of parent_id on companies
  for each row when (new.parent_id is not null) execute function refuse_company_circle();
create index companies_by_parent on companies (parent_id) where parent_id is not null;
