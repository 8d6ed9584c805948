import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { sees } from "../access/field-rights.ts";
import { reachableContacts, reachesAllContacts } from "../access/reachable.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { likePattern } from "../values/text.ts";
import type { listTags as declared } from "./api.ts";

const most = 100;
/** Half of a million people may have some tag: so many of each are counted. */
const mostCounted = 100;

/**
 * Tags whose name holds what was typed, the most used first; only those of people whom the actor may see, counted among
 * these, to a hundred where these are all. None where the field is hidden.
 */
export async function listTags(tx: Tx, actor: Actor, search: string | undefined): Promise<ReplyOf<typeof declared>> {
  if (actor.kind !== "agent" || !sees(actor, "tags")) return { items: [] };
  const used = reachesAllContacts(actor, "see") ? usedByAnybody : usedInReach(actor);
  const pattern = `%${likePattern(search?.trim() ?? "")}%`;
  const found = await sql<{ id: string; name: string; contacts: number }>`
    select tags.id, tags.name, used.contacts from tags join ${used}
    where tags.name ilike ${pattern} order by used.contacts desc, tags.name limit ${most}`.execute(tx);
  return { items: found.rows };
}

const usedByAnybody = sql`lateral (
  select count(*)::int as contacts from (
    select from contact_tags ct join contacts on contacts.id = ct.contact_id
    where ct.tag_id = tags.id and contacts.live limit ${mostCounted}
  ) as counted
) as used on used.contacts > 0`;

function usedInReach(actor: Actor) {
  const reach = reachableContacts(actor, "see")(expressionBuilder<Tables, "contacts">());
  return sql`(
    select ct.tag_id, count(*)::int as contacts from contact_tags ct join contacts on contacts.id = ct.contact_id
    where contacts.live and ${reach} group by ct.tag_id
  ) as used on used.tag_id = tags.id`;
}
