import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { sees } from "../access/field-rights.ts";
import { reachableCompanies, reachableContacts, reachesAllContacts } from "../access/reachable.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { likePattern } from "../values/text.ts";
import type { listTagColors as declaredColors, listTags as declared } from "./api.ts";
import { asTagColor } from "./colors.ts";

const most = 100;
/** Half of a million people may have some tag: so many of each are counted. */
export const mostCounted = 100;
/** More colors than anybody tells apart. */
const mostColored = 1_000;

/** The tags of today: neither deleted nor taken over. */
export const isTagOfToday = sql`tags.deleted_at is null and tags.merged_into_id is null`;

/**
 * Tags whose name holds what was typed, the most used first: those of the whole team, and those of people and companies that
 * the actor may see, counted among the people, to a hundred where these are all. None where the field is hidden.
 */
export async function listTags(tx: Tx, actor: Actor, search: string | undefined): Promise<ReplyOf<typeof declared>> {
  if (!seesTags(actor)) return { items: [] };
  const used = reachesAllContacts(actor, "see") ? usedByAnybody : usedInReach(actor);
  const pattern = `%${likePattern(search?.trim() ?? "")}%`;
  const found = await sql<{ id: string; name: string; color: string; contacts: number }>`
    select tags.id, tags.name, tags.color, coalesce(used.contacts, 0) as contacts from tags left join ${used}
    where ${isTagOfToday} and (used.contacts > 0 or tags.is_common or ${onCompany(actor)}) and tags.name ilike ${pattern}
    order by coalesce(used.contacts, 0) desc, tags.name limit ${most}`.execute(tx);
  return { items: found.rows.map(({ color, ...tag }) => ({ ...tag, color: asTagColor(color) })) };
}

/** Whether a company that the actor may see bears the tag. */
function onCompany(actor: Actor) {
  const reach = reachableCompanies(actor, "see")(expressionBuilder<Tables, "companies">());
  return sql`exists (
    select from company_tags ct join companies on companies.id = ct.company_id
    where ct.tag_id = tags.id and companies.deleted_at is null and ${reach})`;
}

/** The tags that have a color. Whoever gives a tag one makes it a word of the team: nothing is told of anybody who bears it. */
export async function listTagColors(tx: Tx, actor: Actor): Promise<ReplyOf<typeof declaredColors>> {
  if (!seesTags(actor)) return { items: [] };
  const found = await sql<{ name: string; color: string }>`
    select name, color from tags where ${isTagOfToday} and color <> '' order by name limit ${mostColored}`.execute(tx);
  return { items: found.rows.map(({ name, color }) => ({ name, color: asTagColor(color) })) };
}

function seesTags(actor: Actor): boolean {
  return actor.kind === "agent" && sees(actor, "tags");
}

const usedByAnybody = sql`lateral (
  select count(*)::int as contacts from (
    select from contact_tags ct join contacts on contacts.id = ct.contact_id
    where ct.tag_id = tags.id and contacts.live limit ${mostCounted}
  ) as counted
) as used on true`;

function usedInReach(actor: Actor) {
  const reach = reachableContacts(actor, "see")(expressionBuilder<Tables, "contacts">());
  return sql`(
    select ct.tag_id, count(*)::int as contacts from contact_tags ct join contacts on contacts.id = ct.contact_id
    where contacts.live and ${reach} group by ct.tag_id
  ) as used on used.tag_id = tags.id`;
}
