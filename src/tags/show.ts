import { sql, type RawBuilder } from "kysely";
import type { Actor } from "../access/actor.ts";
import { holds } from "../access/rights.ts";
import type { Tx } from "../database/transaction.ts";
import type { QueryOf, ReplyOf } from "../http/endpoint.ts";
import { refuse, refuseAsAbsent } from "../http/refusal.ts";
import { likePattern } from "../values/text.ts";
import { isId } from "../values/uuid.ts";
import type { listManagedTags as declared, showTag as declaredOne } from "./api.ts";
import { asTagColor } from "./colors.ts";
import { isTagOfToday, mostCounted } from "./list.ts";
import { tagName } from "./name.ts";

type Reply = ReplyOf<typeof declared>;
export type Tag = ReplyOf<typeof declaredOne>;

/** A page of all tags by name; `after` is the id of the last one seen. Each is counted to a hundred: a page costs the same however many bear its tags. */
export async function listManagedTags(
  tx: Tx,
  actor: Actor,
  { search = "", after, limit = 50 }: QueryOf<typeof declared>,
): Promise<Reply> {
  if (after && !isId(after)) refuse(400, "malformed");
  const wanted = sql`${isTagOfToday} and ${foundBy(search)}`;
  const behind = after ? sql`and (tags.name, tags.id) > (select name, id from tags where id = ${after})` : sql``;
  const tags = await readTags(tx, actor, sql`${wanted} ${behind}`, { limit: limit + 1, countedTo: mostCounted });
  const counted = await sql<{ count: number }>`select count(*)::int as count from tags where ${wanted}`.execute(tx);
  const items = tags.slice(0, limit);
  return {
    items,
    next: tags.length > limit ? (items.at(-1)?.id ?? null) : null,
    count: { value: counted.rows[0]?.count ?? 0, exact: true },
  };
}

/** Counting half of a million for a question is more than it is worth. */
const mostOfOne = 10_000;

/** One tag of today, counted to ten thousand; 404 for one that was deleted or taken over. */
export async function showTag(tx: Tx, actor: Actor, id: string): Promise<Tag> {
  const [tag] = await readTags(tx, actor, sql`${isTagOfToday} and tags.id = ${id}`, { limit: 1, countedTo: mostOfOne });
  return tag ?? refuseAsAbsent();
}

function foundBy(search: string): RawBuilder<unknown> {
  const typed = tagName(search);
  if (typed === "") return sql`true`;
  const pattern = `%${likePattern(typed)}%`;
  return sql`(tags.name ilike ${pattern} or exists (
    select from tags former where former.leads_to_id = tags.id and former.deleted_at is null and former.name ilike ${pattern}))`;
}

interface Row {
  id: string;
  version: number;
  name: string;
  color: string;
  formerNames: string[];
  contacts: number;
  by: { id: string; name: string } | null;
  at: string;
}

async function readTags(
  tx: Tx,
  actor: Actor,
  wanted: RawBuilder<unknown>,
  { limit, countedTo }: { limit: number; countedTo: number },
): Promise<Tag[]> {
  const found = await sql<Row>`
    select tags.id, tags.version, tags.name, tags.color,
      array(select former.name from tags former where former.leads_to_id = tags.id and former.deleted_at is null order by former.name) as "formerNames",
      (select count(*)::int from (
        select from contact_tags ct join contacts on contacts.id = ct.contact_id where ct.tag_id = tags.id and contacts.live
        limit ${countedTo + 1}) as counted) as contacts,
      case when p.id is null then null else json_build_object('id', p.id, 'name', trim(p.first_name || ' ' || p.last_name)) end as by,
      to_char(tags.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
    from tags left join contacts p on p.id = tags.made_by_id
    where ${wanted} order by tags.name, tags.id limit ${limit}`.execute(tx);
  const can = (["edit", "delete"] as const).filter((deed) => holds(actor, "tags", deed));
  return found.rows.map(({ color, contacts, ...tag }) => ({
    ...tag,
    color: asTagColor(color),
    contacts: { value: Math.min(contacts, countedTo), exact: contacts <= countedTo },
    can,
  }));
}
