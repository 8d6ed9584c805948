import { sql } from "kysely";
import type { Tx } from "../database/transaction.ts";
import { fold, likePattern } from "../values/text.ts";

/** Active agents for the pickers of owner and assignee: every agent of the team may be named there. At most 50, by name. */
export async function listAgents(
  tx: Tx,
  search: string | undefined,
): Promise<{ id: string; name: string; picture: string | null }[]> {
  const words = fold(search ?? "")
    .split(" ")
    .filter(Boolean);
  const match = words.map((word) => sql`and s.text like ${`%${likePattern(word)}%`}`);
  const found = await sql<{ id: string; name: string; picture: string | null }>`
    select c.id, trim(c.first_name || ' ' || c.last_name) as name,
      case when c.picture_file_id is null then null else '/api/v1/contacts/' || c.id || '/picture?v=' || c.picture_file_id end as picture
    from contacts c left join search_texts s on s.contact_id = c.id
    where c.live and c.kind = 'agent' and c.status = 'active' ${sql.join(match, sql` `)}
    order by c.last_name, c.first_name limit 50`.execute(tx);
  return found.rows;
}
