import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { followsRecord, type RecordKind } from "../access/record-kind.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { behindMark, markOf } from "../lists/mark.ts";
import type { listNotifications as declared } from "./api.ts";

type Reply = ReplyOf<typeof declared>;

const mostUnread = 100;
const excerptLength = 200;

interface Row {
  id: string;
  created_at: Date;
  read: boolean;
  kind: "mention";
  by: { id: string; name: string } | null;
  on: { path: string; id: string; name: string };
  note: { id: string; excerpt: string };
}

/** What somebody was told of. A note that is gone, or on a record that he sees no more, is not among it, nor counted. */
export async function listNotifications(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  { after, limit = 30 }: { after?: string; limit?: number },
): Promise<Reply> {
  const sight = followsRecord(kinds, actor, "notes", "see", { kind: sql`n.subject_kind`, id: sql`n.subject_id` });
  const mine = sql`notifications t join notes n on n.id = t.note_id and n.deleted_at is null
    where t.contact_id = ${actor.id} and ${sight}`;
  const each = (of: (kind: RecordKind) => unknown) =>
    sql.join(
      kinds.map((kind) => sql`when ${kind.kind} then ${of(kind)}`),
      sql` `,
    );
  const found = await sql<Row>`
    select t.id, t.created_at, t.read_at is not null as read, t.kind,
      (select json_build_object('id', c.id, 'name', trim(c.first_name || ' ' || c.last_name)) from contacts c where c.id = t.by_id) as by,
      json_build_object('id', n.subject_id, 'path', case n.subject_kind ${each(({ path }) => sql`${path}::text`)} end,
        'name', case n.subject_kind ${each(({ name }) => name(sql`n.subject_id`))} end) as "on",
      json_build_object('id', n.id, 'excerpt', left(n.text, ${excerptLength}::int)) as note
    from ${mine} and ${behindMark(after, { at: sql`t.created_at`, id: sql`t.id` })}
    order by t.created_at desc, t.id desc limit ${limit + 1}`.execute(tx);
  const counted = await sql<{ unread: number }>`
    select count(*)::int as unread from (select from ${mine} and t.read_at is null limit ${mostUnread}) as waiting`.execute(
    tx,
  );
  const page = found.rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ created_at, ...row }) => ({ ...row, at: created_at.toISOString() })),
    next: found.rows.length > limit && last ? markOf({ at: last.created_at, id: last.id }) : null,
    unread: counted.rows[0]?.unread ?? 0,
  };
}

/** Marks one's own as read; others' are not touched, whatever ids are named. */
export async function readNotifications(tx: Tx, actor: Actor, ids: readonly string[] | undefined): Promise<void> {
  await tx
    .updateTable("notifications")
    .set({ read_at: sql`now()` })
    .where("contact_id", "=", actor.id)
    .where("read_at", "is", null)
    .$if(ids !== undefined, (query) => query.where(sql<boolean>`id = any(${ids ?? []}::uuid[])`))
    .execute();
}
