-- The domains of companies: whoever has an e-mail of one and belongs to no company joins it. Each belongs to one company of
-- those that are not in the trash. `name` is what people read (Unicode), `look` what it looks like, for a warning.
create table company_domains (
  company_id uuid not null references companies (id) on delete cascade,
  domain text collate "C" not null check (domain ~ '^[a-z0-9-]+([.][a-z0-9-]+)+$'),
  name text not null,
  look text collate "C" not null,
  position int not null default 0,
  subdomains boolean not null default false,
  attaches boolean not null default true,
  in_trash boolean not null default false,
  primary key (company_id, domain)
);
create unique index company_domains_once on company_domains (domain) where not in_trash;
create index company_domains_by_look on company_domains (look) where not in_trash;

create function keep_domains_with_company() returns trigger language plpgsql as $$
begin
  update company_domains set in_trash = new.deleted_at is not null where company_id = new.id;
  return null;
end $$;
create trigger companies_domains after update of deleted_at on companies
  for each row when ((old.deleted_at is null) <> (new.deleted_at is null)) execute function keep_domains_with_company();

-- The domain of the address by which somebody joined by himself; null: somebody has put him there by hand, or confirmed it.
alter table memberships add column by_domain text collate "C";

-- Who has an address of a domain, or below it: written from behind, so that one stretch of the index holds both.
create index identities_by_domain on identities (reverse(split_part(normalised, '@', 2)) text_pattern_ops)
  where kind = 'email' and valid_to is null;
