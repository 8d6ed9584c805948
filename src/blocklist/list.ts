import { sql } from "kysely";
import type { Tx } from "../database/transaction.ts";
import type { QueryOf, ReplyOf } from "../http/endpoint.ts";
import { refuse } from "../http/refusal.ts";
import { likePattern } from "../values/text.ts";
import { isId } from "../values/uuid.ts";
import type { listBlocklist as declared } from "./api.ts";
import { readSender } from "./sender.ts";

type Reply = ReplyOf<typeof declared>;
type Item = Reply["items"][number];

/** A page of the list, newest first; `after` is the id of the last one seen. Searched as written, as compared, and in the notes. */
export async function listBlocklist(
  tx: Tx,
  { search, kind, after, limit = 50 }: QueryOf<typeof declared>,
): Promise<Reply> {
  if (after && !isId(after)) refuse(400, "malformed");
  const wanted = sql`(${kind ?? null}::text is null or b.kind = ${kind ?? null}) and ${foundBy(search)}`;
  const found = await sql<Item>`
    select ${columns} where ${wanted} ${after ? sql`and b.id < ${after}` : sql``}
    order by b.id desc limit ${limit + 1}`.execute(tx);
  const counted = await sql<{ count: number }>`
    select count(*)::int as count from blocklist b where ${wanted}`.execute(tx);
  const items = found.rows.slice(0, limit);
  return {
    items,
    next: found.rows.length > limit ? (items.at(-1)?.id ?? null) : null,
    count: { value: counted.rows[0]?.count ?? 0, exact: true },
  };
}

/** Of these ids, newest first. */
export async function showSenders(tx: Tx, ids: readonly string[]): Promise<Item[]> {
  const found = await sql<Item>`select ${columns} where b.id = any(${ids}::uuid[]) order by b.id desc`.execute(tx);
  return found.rows;
}

const columns = sql`b.id, b.kind, b.value, b.normalised as matches, b.with_subdomains as subdomains, b.note,
  case when p.id is null then null else json_build_object('id', p.id, 'name', trim(p.first_name || ' ' || p.last_name)) end as by,
  to_char(b.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
  from blocklist b left join contacts p on p.id = b.made_by_id`;

function foundBy(search = "") {
  if (search.trim() === "") return sql`true`;
  const typed = `%${likePattern(search.trim().toLowerCase())}%`;
  const compared = readSender(search)?.normalised;
  return sql`(b.normalised = ${compared ?? ""} or b.normalised like ${typed} or lower(b.value) like ${typed} or lower(b.note) like ${typed})`;
}
