import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableContacts } from "../access/reachable.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { likePattern } from "../values/text.ts";
import type { listTags as declared } from "./api.ts";

const most = 100;

/** Tags whose name holds what was typed, the most used first; only those of people whom the actor may see, counted among these. */
export async function listTags(tx: Tx, actor: Actor, search: string | undefined): Promise<ReplyOf<typeof declared>> {
  if (actor.kind !== "agent") return { items: [] };
  const reach = reachableContacts(actor, "see")(expressionBuilder<Tables, "contacts">());
  const pattern = `%${likePattern(search?.trim() ?? "")}%`;
  const found = await sql<{ id: string; name: string; contacts: number }>`
    select tags.id, tags.name, count(*)::int as contacts
    from tags join contact_tags ct on ct.tag_id = tags.id join contacts on contacts.id = ct.contact_id
    where tags.name ilike ${pattern} and contacts.live and ${reach}
    group by tags.id, tags.name order by contacts desc, tags.name limit ${most}`.execute(tx);
  return { items: found.rows };
}
