-- Deleting a row for good asks who refers to it: each of these was found by reading its whole table, or by an index that
-- leaves out the trash, which serves no key. They serve the lists as before.
drop index contacts_by_owner;
create index contacts_by_owner on contacts (owner_id, id);
create index contacts_by_picture on contacts (picture_file_id) where picture_file_id is not null;
drop index companies_by_owner;
create index companies_by_owner on companies (owner_id, id);
create index companies_by_default_contact on companies (default_contact_id) where default_contact_id is not null;
drop index opportunities_by_owner;
create index opportunities_by_owner on opportunities (owner_id, id);
drop index opportunities_by_company;
create index opportunities_by_company on opportunities (company_id, id);

create index views_by_owner on views (owner_id);
create index contact_groups_by_owner on contact_groups (owner_id) where owner_id is not null;

-- What somebody has done stays said of him when he is gone, by an id that leads to nobody.
alter table imports drop constraint imports_actor_id_fkey;

-- Everything that hangs on a record, its trash included, and the trash itself, newest first.
create index notes_on on notes (subject_id);
create index notes_by_deleted on notes (deleted_at, id) where deleted_at is not null;
create index files_by_deleted on files (deleted_at, id) where deleted_at is not null;
create index contact_groups_by_deleted on contact_groups (deleted_at, id) where deleted_at is not null;
create index views_by_deleted on views (deleted_at, id) where deleted_at is not null;
