-- Whose status or access group changes signs in anew, whichever way the change came: a session that outlived a block
-- would be open again when the block ends.
create function end_sessions() returns trigger language plpgsql as $$
begin
  delete from sessions where contact_id = new.id;
  return null;
end $$;
create trigger contacts_end_sessions after update of status, access_group_id, deleted_at, merged_into_id on contacts
  for each row when (old.sign_in_email is not null and (old.status <> new.status or old.access_group_id <> new.access_group_id
    or old.deleted_at is distinct from new.deleted_at or old.merged_into_id is distinct from new.merged_into_id))
  execute function end_sessions();
