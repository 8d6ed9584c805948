-- Departments are edited by several people: each change says which version it has seen.
alter table departments add column version int not null default 1;
create unique index departments_by_name on departments (parent_id, lower(name)) nulls not distinct;

-- No department stands above itself through others. One lock makes two moves that close a circle together wait for each other.
create function refuse_department_circle() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('departments.parent'));
  if exists (
    with recursive above (id) as (
      select new.parent_id
      union
      select d.parent_id from departments d join above a on d.id = a.id where d.parent_id is not null
    )
    select from above where id = new.id
  ) then
    raise exception 'the parent would close a circle' using errcode = 'check_violation', constraint = 'departments_parent_acyclic';
  end if;
  return new;
end $$;
create trigger departments_parent after insert or update of parent_id on departments
  for each row when (new.parent_id is not null) execute function refuse_department_circle();

-- Departments are where the team sits. The share lock waits for a change of kind that is under way.
create function refuse_clients_in_departments() returns trigger language plpgsql as $$
begin
  if (select kind from contacts where id = new.contact_id for share) <> 'agent' then
    raise exception 'only agents sit in departments' using errcode = 'check_violation', constraint = 'department_people_agents';
  end if;
  return new;
end $$;
create trigger department_people_agents after insert or update of contact_id on department_people
  for each row execute function refuse_clients_in_departments();
create function leave_departments() returns trigger language plpgsql as $$
begin
  delete from department_people where contact_id = new.id;
  return null;
end $$;
create trigger contacts_leave_departments after update of kind on contacts
  for each row when (old.kind = 'agent' and new.kind = 'client') execute function leave_departments();

-- Who is in a group would change from client to agent with it, so its type stays while anybody is; a standing group's stays in any case.
create function keep_kind_of_group() returns trigger language plpgsql as $$
begin
  if old.standing is not null or exists (select from contacts where access_group_id = old.id) then
    raise exception 'the type of a group with people stays' using errcode = 'check_violation', constraint = 'access_groups_kind_stays';
  end if;
  return new;
end $$;
create trigger access_groups_keep_kind before update of kind on access_groups
  for each row when (old.kind <> new.kind) execute function keep_kind_of_group();

-- A group that may not sign in any more has nobody signed in, and nobody is when it may again.
create function end_sessions_of_group() returns trigger language plpgsql as $$
begin
  delete from sessions s using contacts c where c.id = s.contact_id and c.access_group_id = new.id;
  return null;
end $$;
create trigger access_groups_end_sessions after update of signs_in on access_groups
  for each row when (old.signs_in and not new.signs_in) execute function end_sessions_of_group();
