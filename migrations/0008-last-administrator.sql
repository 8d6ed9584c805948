-- At least one active administrator always remains. Looked at when a transaction ends, so that one may take another's
-- place within it; the lock makes two who would each remove one of the last two wait for each other, and the second
-- then sees what the first has left (the default isolation, read committed, gives each statement its own view).
create function keep_administrator() returns trigger language plpgsql as $$
begin
  if not exists (select from access_groups where id = old.access_group_id and standing = 'administrator') then
    return null;
  end if;
  perform pg_advisory_xact_lock(hashtext('contacts.last_administrator'));
  if not exists (
    select from contacts c join access_groups g on g.id = c.access_group_id
    where g.standing = 'administrator' and c.live and c.status = 'active'
  ) then
    raise exception 'nobody would be left to administer' using errcode = 'check_violation', constraint = 'contacts_last_administrator';
  end if;
  return null;
end $$;

create constraint trigger contacts_keep_administrator after update of status, access_group_id, deleted_at, merged_into_id on contacts
  deferrable initially deferred for each row
  when (old.kind = 'agent' and old.status = 'active' and old.deleted_at is null and old.merged_into_id is null
    and (new.status <> 'active' or new.access_group_id <> old.access_group_id or new.deleted_at is not null or new.merged_into_id is not null))
  execute function keep_administrator();

create constraint trigger contacts_keep_administrator_purged after delete on contacts
  deferrable initially deferred for each row
  when (old.kind = 'agent' and old.status = 'active' and old.deleted_at is null and old.merged_into_id is null)
  execute function keep_administrator();

-- The group itself is protected: it stays, with its sign-in.
alter table access_groups add constraint access_groups_administrator check (standing is distinct from 'administrator' or signs_in);
create function keep_standing_groups() returns trigger language plpgsql as $$
begin
  raise exception 'a standing group stays' using errcode = 'check_violation', constraint = 'access_groups_standing';
end $$;
create trigger access_groups_keep_standing before delete or update of standing on access_groups
  for each row when (old.standing is not null) execute function keep_standing_groups();
