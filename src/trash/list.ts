import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableCompanies, reachableContacts, reachableOpportunities } from "../access/reachable.ts";
import { mayEditGroups } from "../contact-groups/show.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import type { listTrash as declared } from "./api.ts";

type Reply = ReplyOf<typeof declared>;

/** What was deleted and the actor may restore, newest first; `after` is the mark that the page before gave as `next`. */
export async function listTrash(tx: Tx, actor: Actor, after: string | undefined, limit: number): Promise<Reply> {
  const contacts = reachableContacts(actor, "delete")(expressionBuilder<Tables, "contacts">());
  const companies = reachableCompanies(actor, "delete")(expressionBuilder<Tables, "companies">());
  const [, at, id] = /^([\dT:.-]{26}Z)_([\da-f-]{36})$/.exec(after ?? "") ?? [];
  const beyond = id === undefined ? sql`` : sql`and (deleted_at, id) < (${at}::timestamptz, ${id}::uuid)`;
  const last = sql`order by deleted_at desc, id desc limit ${limit + 1}`;
  const found = await sql<Reply["items"][number] & { mark: string }>`
    select id, kind, name, to_char(deleted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "deletedAt",
      to_char(deleted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '_' || id as mark
    from (
      (select id, 'contact' as kind, deleted_at,
        coalesce(nullif(trim(first_name || ' ' || last_name), ''), sign_in_email, nickname) as name
        from contacts where deleted_at is not null and merged_into_id is null and ${contacts} ${beyond} ${last})
      union all
      (select id, 'company', deleted_at, name
        from companies where deleted_at is not null and ${companies} ${beyond} ${last})
      union all
      (select id, 'opportunity', deleted_at, name
        from opportunities where deleted_at is not null and ${reachableOpportunities(actor, "delete")} ${beyond} ${last})
      union all
      (select id, 'contactGroup', deleted_at, name
        from contact_groups where deleted_at is not null and ${mayEditGroups(actor)} ${beyond} ${last})
    ) as trashed ${last}`.execute(tx);
  const page = found.rows.slice(0, limit);
  return {
    items: page.map(({ mark: _, ...item }) => item),
    next: found.rows.length > limit ? (page.at(-1)?.mark ?? null) : null,
  };
}
