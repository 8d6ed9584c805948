import { sql } from "kysely";
import type { World } from "./world.ts";

/** So many clients of one last name, written straight into the tables; their ids, in order. */
export async function aCrowd(
  { db }: Pick<World, "db">,
  count: number,
  lastName: string,
  owner: string | null = null,
): Promise<string[]> {
  const made = await sql<{ id: string }>`
    with made as (
      insert into contacts (kind, access_group_id, first_name, last_name, job_title, owner_id)
      select 'client', g.id, 'N' || n, ${lastName}, 'before', ${owner}::uuid
      from generate_series(1, ${count}::int) as n, access_groups g where g.standing = 'client' returning id, first_name, last_name),
    texts as (
      insert into search_texts (contact_id, text, first_name, last_name)
      select id, lower(first_name || ' ' || last_name), lower(first_name), lower(last_name) from made),
    journal as (insert into audit (subject_kind, subject_id, action) select 'contact', id, 'created' from made)
    select id from made order by id`.execute(db);
  return made.rows.map(({ id }) => id);
}

/** What a column of the crowd says, and how many say so. */
export async function countBy(
  { db }: Pick<World, "db">,
  column: string,
  lastName: string,
): Promise<Record<string, number>> {
  const found = await sql<{ value: string; count: number }>`
    select ${sql.ref(column)}::text as value, count(*)::int as count from contacts where last_name = ${lastName} group by 1 order by 1`.execute(
    db,
  );
  return Object.fromEntries(found.rows.map(({ value, count }) => [value, count]));
}
