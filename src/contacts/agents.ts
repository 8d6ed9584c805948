import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { sees } from "../access/field-rights.ts";
import { reachableContacts } from "../access/reachable.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import { fold, likePattern } from "../values/text.ts";

/** Active agents for the pickers of owner and assignee: those whom the actor sees, and himself. At most 50, by name. */
export async function listAgents(
  tx: Tx,
  actor: Actor,
  search: string | undefined,
): Promise<{ id: string; name: string; picture: string | null }[]> {
  const words = fold(search ?? "")
    .split(" ")
    .filter(Boolean);
  const match = words.map((word) => sql`and s.text like ${`%${likePattern(word)}%`}`);
  const reach = reachableContacts(actor, "see")(expressionBuilder<Tables, "contacts">());
  const picture = sees(actor, "picture") ? sql`contacts.picture_file_id` : sql`null::uuid`;
  const found = await sql<{ id: string; name: string; picture: string | null }>`
    select contacts.id, trim(contacts.first_name || ' ' || contacts.last_name) as name,
      '/api/v1/contacts/' || contacts.id || '/picture?v=' || ${picture} as picture
    from contacts left join search_texts s on s.contact_id = contacts.id
    where contacts.live and contacts.kind = 'agent' and contacts.status = 'active'
      and (contacts.id = ${actor.id} or ${reach}) ${sql.join(match, sql` `)}
    order by contacts.last_name, contacts.first_name limit 50`.execute(tx);
  return found.rows;
}
