-- Links that let somebody choose a password: the mail holds the secret, the table only its hash. Used once, then gone.
create table sign_in_links (
  id uuid primary key default new_id(),
  kind text not null check (kind in ('invitation', 'passwordReset')),
  contact_id uuid not null references contacts (id) on delete cascade,
  -- Where it went; for an invitation the sign-in e-mail to be.
  email text not null,
  token_hash bytea not null unique,
  made_by_id uuid,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null default now()
);
create index sign_in_links_by_contact on sign_in_links (contact_id);
create index sign_in_links_by_expiry on sign_in_links (expires_at);

-- A link is worth what held when it was made: whoever is blocked, moved to another access group, put in the trash, merged,
-- given another sign-in e-mail or password needs a new one, whichever way the change came.
create function end_sign_in_links() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'credentials' then
    delete from sign_in_links where contact_id = new.contact_id;
  else
    delete from sign_in_links where contact_id = new.id;
  end if;
  return null;
end $$;
create trigger contacts_end_sign_in_links
  after update of status, access_group_id, deleted_at, merged_into_id, sign_in_email on contacts
  for each row when (old.status <> new.status or old.access_group_id <> new.access_group_id
    or old.deleted_at is distinct from new.deleted_at or old.merged_into_id is distinct from new.merged_into_id
    or old.sign_in_email is distinct from new.sign_in_email)
  execute function end_sign_in_links();
create trigger credentials_end_sign_in_links after insert or update of password_hash on credentials
  for each row execute function end_sign_in_links();
