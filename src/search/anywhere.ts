import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Looking } from "../contacts/find.ts";
import { contactConditions } from "../contacts/list.ts";
import type { Tx } from "../database/transaction.ts";
import { fold, likePattern } from "../values/text.ts";
import type { Hit } from "./hit.ts";

/** After reach and condition: a word that many bear is too much to sort. */
const mostSorted = 5_000;

/** The people in whom all that was typed stands somewhere, names, addresses and companies; the closest first. */
export async function findAnywhere(
  tx: Tx,
  actor: Actor,
  { text, ...looking }: Looking & { text: string },
  limit: number,
): Promise<Hit[]> {
  const key = fold(text);
  const start = `${likePattern(key)}%`;
  const conditions = contactConditions(actor, "see", { search: text, looking });
  const found = await sql<Hit>`
    with matched as materialized (
      select contacts.id, s.first_name, s.last_name from contacts join search_texts s on s.contact_id = contacts.id
      where ${sql.join(conditions, sql` and `)} limit ${mostSorted}
    )
    select id, first_name as "firstName", last_name as "lastName", case
        when ${key} in (first_name || ' ' || last_name, last_name || ' ' || first_name, first_name, last_name)
          or exists (select from identities i where i.contact_id = matched.id and i.kind = 'email' and i.valid_to is null and i.normalised = lower(${text.trim()})) then 0
        when first_name like ${start} or last_name like ${start}
          or first_name || ' ' || last_name like ${start} or last_name || ' ' || first_name like ${start} then 1
        else 2 end as rank
    from matched order by rank, last_name, first_name, id limit ${limit}`.execute(tx);
  return found.rows;
}
