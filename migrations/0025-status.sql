-- Why somebody is blocked, until when, and who did it: a row for each who was blocked by the program, as long as that lasts.
create table contact_blocks (
  contact_id uuid primary key references contacts (id) on delete cascade,
  reason text not null default '' check (char_length(reason) <= 500),
  until_at timestamptz(3),
  made_by_id uuid,
  created_at timestamptz(3) not null default now()
);
create index contact_blocks_by_end on contact_blocks (until_at) where until_at is not null;

-- Whoever unblocks or fires, by whatever way: nothing is said of a block that there is no more.
create function forget_block() returns trigger language plpgsql as $$
begin
  delete from contact_blocks where contact_id = new.id;
  return null;
end $$;
create trigger contacts_forget_block after update of status on contacts
  for each row when (old.status = 'blocked' and new.status <> 'blocked') execute function forget_block();
