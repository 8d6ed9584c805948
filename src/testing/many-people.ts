import { sql, type Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";

const id = (kind: number, index: number) =>
  `00000000-0000-4000-8000-${String(kind * 1_000_000 + index).padStart(12, "0")}`;

/** The planner's statistics look at every one of so many: plans come out the same each time. */
const count = 15_000;

/** Places in the house that `fillHouse` makes. */
export const people = {
  count,
  smallCompany: id(3, 250),
  /** Who may act, by how far each sees. */
  actors: {
    all: id(1, 1),
    department: id(1, 2),
    division: id(1, 3),
    own: id(1, 4),
    company: id(1, 101),
    managed: id(1, 102),
  },
};

const rights = (see: string) =>
  JSON.stringify({ "contacts.clients": { see }, "contacts.agents": { see }, companies: { see }, equipment: { see } });

/**
 * Fifteen thousand people with e-mails, companies, tags and search texts, in a statement a table: the first hundred are
 * agents in ten departments and own the others; a third has no job title. Then the statistics.
 */
export async function fillHouse(db: Kysely<Tables>): Promise<void> {
  for (const [place, reach] of ["all", "department", "division", "own", "company", "managed"].entries())
    await sql`
      insert into access_groups (id, name, kind, modules, rights)
      values (${id(2, place)}, ${`Sees ${reach}`}, ${place < 4 ? "agent" : "client"}, '{contacts,companies,equipment}', ${rights(reach)}::jsonb)`.execute(
      db,
    );
  const idOf = (kind: number) =>
    sql`('00000000-0000-4000-8000-' || lpad((${kind}::int * 1000000 + n)::text, 12, '0'))::uuid`;
  const numbered = (kind: number, index: ReturnType<typeof sql>) =>
    sql`('00000000-0000-4000-8000-' || lpad((${kind}::int * 1000000 + ${index})::text, 12, '0'))::uuid`;
  const steps = [
    sql`
      insert into contacts (id, kind, access_group_id, first_name, last_name, nickname, job_title, owner_id, created_at, updated_at, birthday)
      select ${idOf(1)}, g.kind, g.id, 'First' || n % 200, initcap(chr(97 + n % 3000 % 26) || chr(97 + n % 3000 / 26 % 26) || 'name' || n % 3000), case when n % 10 = 0 then 'nick' || n % 500 else '' end,
        case when n % 3 = 0 then '' else 'Engineer of pumps ' || n % 100 end,
        case when n > 100 then ${numbered(1, sql`(n % 100 + 1)`)} end,
        timestamptz '2024-01-01' + (n * 7919 % 15000) * interval '1 minute', timestamptz '2025-01-01' + (n * 9973 % 15000) * interval '1 minute',
        case when n % 4 = 0 then to_char(date '1960-01-01' + n % 9000, 'YYYY-MM-DD') else '' end
      from generate_series(1, ${count}::int) as n
      join access_groups g on g.id = case when n = 101 then ${id(2, 4)}::uuid when n = 102 then ${id(2, 5)}::uuid
        when n > 102 then (select id from access_groups where standing = 'client') when n <= 4 then ${numbered(2, sql`(n - 1)`)} else ${id(2, 0)}::uuid end`,
    sql`
      insert into search_texts (contact_id, text, first_name, last_name)
      select id, lower(concat_ws(' ', first_name, last_name, nullif(nickname, ''), 'mail' || n, 'domain' || n % 300)), lower(first_name), lower(last_name)
      from contacts cross join lateral (select right(id::text, 6)::int as n) as numbered`,
    sql`
      insert into identities (contact_id, kind, value, normalised)
      select ${idOf(1)}, 'email', mail, mail from generate_series(1, ${count}::int) as n cross join lateral (select 'mail' || n || '@domain' || n % 300 || '.example' as mail) as written
      where n % 10 <> 3
      union all select ${idOf(1)}, 'phone', '+4915' || 10000000 + n, '+4915' || 10000000 + n from generate_series(1, ${count}::int) as n where n % 5 = 0`,
    sql`
      insert into companies (id, name, search_name)
      select ${idOf(3)}, name, lower(name) from generate_series(1, 1500) as n cross join lateral (select case when n = 250 then 'Rare company' else 'Company ' || n end as name) as named`,
    // The first company has five hundred people; both who see by company belong to a small one.
    sql`
      insert into memberships (contact_id, company_id, is_manager)
      select ${idOf(1)}, case when n <= 102 then ${people.smallCompany}::uuid when n % 60 = 0 then ${id(3, 1)}::uuid else ${numbered(3, sql`(n % 1500 + 1)`)} end, n = 102
      from generate_series(1, ${count}::int) as n where n > 100`,
    sql`insert into tags (id, name) values (${id(4, 1)}, 'Rare'), (${id(4, 2)}, 'Common')`,
    sql`
      insert into contact_tags (contact_id, tag_id)
      select ${idOf(1)}, case when n % 1000 = 0 then ${id(4, 1)}::uuid else ${id(4, 2)}::uuid end from generate_series(1, ${count}::int) as n where n % 5 = 0`,
    sql`
      insert into departments (id, name, parent_id)
      select ${idOf(5)}, 'Department ' || n, case when n > 1 then ${id(5, 1)}::uuid end from generate_series(1, 10) as n`,
    sql`insert into department_people (department_id, contact_id) select ${numbered(5, sql`(n % 10 + 1)`)}, ${idOf(1)} from generate_series(1, 100) as n`,
    // The first who sees everybody follows a hundred and fifty; the agents beside him as many each.
    sql`
      insert into follows (subject_id, subject_kind, contact_id)
      select ${idOf(1)}, 'contact', ${numbered(1, sql`(n % 100 + 1)`)} from generate_series(1, ${count}::int) as n`,
    sql`vacuum analyze follows, contacts, search_texts, identities, companies, memberships, tags, contact_tags, departments, department_people`,
  ];
  for (const step of steps) await step.execute(db);
}
