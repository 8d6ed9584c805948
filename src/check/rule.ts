import type { PoolClient } from "pg";

export interface Looking {
  client: PoolClient;
  dataDir: string;
  /** How many texts and files are looked into; Infinity for all. */
  most: number;
}

/** How many breaches of a rule are named. */
export const shown = 5;

/** Something that always holds. */
export interface Rule {
  says: string;
  /** What breaks it, in a few words each; nothing when it holds. */
  breaches(looking: Looking): Promise<string[]>;
}

/** A rule whose breaches a query finds, a row with one text for each. */
export function rule(says: string, query: string): Rule {
  return { says, breaches: ({ client }) => someOf(client, query) };
}

/** The first rows of a query with one column of text, and how many more there are. */
export async function someOf(client: PoolClient, query: string): Promise<string[]> {
  const { rows } = await client.query<{ n: number; some: string[] | null }>(
    `select count(*)::int as n, (array_agg(what order by what))[1:${shown}] as some from (${query}) as found (what)`,
  );
  const [found] = rows;
  if (!found?.some) return [];
  return found.n > shown ? [...found.some, `${(found.n - shown).toLocaleString("en")} more`] : found.some;
}

/** What the tops cannot reach goes in a circle, or hangs on one. Of those who hang on nothing only the ones with something below count. By EXCEPT, which hashes: nobody knows how many are reached, and NOT IN would go through all pairs. */
export function acyclic(says: string, table: string, above: string): Rule {
  return rule(
    says,
    `with recursive edges as materialized (select id, ${above} as above from ${table} where ${above} is not null),
       reached (id) as (
         select e.id from edges e where not exists (select from edges u where u.id = e.above)
         union all
         select e.id from edges e join reached r on e.above = r.id)
     select id::text from (select id from edges except select id from reached) as hung`,
  );
}
