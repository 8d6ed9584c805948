import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { sees } from "../access/field-rights.ts";
import type { Looking } from "../contacts/find.ts";
import { contactConditions } from "../contacts/list.ts";
import { findMeantWords } from "../contacts/name-words.ts";
import type { Tx } from "../database/transaction.ts";
import { fold, likePattern, words } from "../values/text.ts";

export interface FoundContact {
  id: string;
  firstName: string;
  lastName: string;
  nickname: string;
  jobTitle: string;
  company: string;
  email: string;
  status: string;
  picture: string | null;
  /** 0: this very name or address; 1: a name begins so; 2: found elsewhere; 3: called nearly so. */
  rank: number;
}

/** After reach and condition: what one or two letters find among a million is too much to sort. */
const mostSorted = 5_000;

/**
 * The contacts an actor finds by what he typed, the closest first; parts of them that he may not see are empty.
 * Whose name begins so is asked first, for that is quick and mostly enough; while there is room, those follow who are
 * called nearly so: mistyped, in another alphabet, by a short name.
 */
export async function findContacts(tx: Tx, actor: Actor, text: string, limit: number): Promise<FoundContact[]> {
  const typed = words(text);
  const found = new Map<string, FoundContact>();
  const add = (more: readonly FoundContact[]) => {
    for (const one of more) if (!found.has(one.id) && found.size < limit) found.set(one.id, one);
  };
  if (typed.length === 1) add(await findRanked(tx, actor, { search: text, looking: "atNameStarts" }, limit));
  if (found.size < limit) add(await findRanked(tx, actor, { search: text }, limit));
  const meant = found.size < limit ? await findMeantWords(tx, typed) : new Map<string, string[]>();
  if (meant.size > 0) {
    const near = await findRanked(tx, actor, { search: text, looking: meant }, limit);
    add(near.map((one) => ({ ...one, rank: 3 })));
  }
  return [...found.values()];
}

async function findRanked(
  tx: Tx,
  actor: Actor,
  query: { search: string; looking?: Looking },
  limit: number,
): Promise<FoundContact[]> {
  const key = fold(query.search);
  const start = `${likePattern(key)}%`;
  const seen = (field: string, value: ReturnType<typeof sql>) => (sees(actor, field) ? value : sql`''`);
  const found = await sql<FoundContact>`
    with matched as materialized (
      select contacts.id from contacts where ${sql.join(contactConditions(actor, "see", query), sql` and `)} limit ${mostSorted}
    ), ranked as (
      select c.id, c.first_name, c.last_name, case
          when ${key} in (s.first_name || ' ' || s.last_name, s.last_name || ' ' || s.first_name, s.first_name, s.last_name)
            or exists (select from identities i where i.contact_id = c.id and i.kind = 'email' and i.valid_to is null and i.normalised = lower(${query.search.trim()})) then 0
          when s.first_name like ${start} or s.last_name like ${start}
            or s.first_name || ' ' || s.last_name like ${start} or s.last_name || ' ' || s.first_name like ${start} then 1
          else 2 end as rank
      from matched join contacts c on c.id = matched.id left join search_texts s on s.contact_id = c.id
      order by rank, c.last_name, c.first_name, c.id limit ${limit}
    )
    select c.id, ${seen("firstName", sql`c.first_name`)} as "firstName", ${seen("lastName", sql`c.last_name`)} as "lastName",
      ${seen("nickname", sql`c.nickname`)} as nickname, ${seen("jobTitle", sql`c.job_title`)} as "jobTitle",
      ${seen("companies", company)} as company, ${seen("emails", email)} as email, c.status,
      case when ${sees(actor, "picture")} and c.picture_file_id is not null
        then '/api/v1/contacts/' || c.id || '/picture?size=small&v=' || c.picture_file_id end as picture, ranked.rank
    from ranked join contacts c on c.id = ranked.id
    order by ranked.rank, ranked.last_name, ranked.first_name, ranked.id`.execute(tx);
  return found.rows;
}

const company = sql`coalesce((select co.name from memberships m join companies co on co.id = m.company_id and co.deleted_at is null
  where m.contact_id = c.id order by m.is_primary desc, m.position limit 1), '')`;

const email = sql`coalesce((select i.value from identities i
  where i.contact_id = c.id and i.kind = 'email' and i.valid_to is null order by i.position limit 1), '')`;
