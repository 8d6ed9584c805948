import { sql, type RawBuilder } from "kysely";
import type { Actor } from "../access/actor.ts";
import { followsRecord, type RecordKind } from "../access/record-kind.ts";
import type { NoticeAction } from "../database/tables/follows.ts";
import type { Tx } from "../database/transaction.ts";
import { behindMark } from "../lists/mark.ts";
import { byKind, seesFollowed } from "./kinds.ts";

interface Notice {
  id: string;
  at: string;
  read: boolean;
  kind: "followed";
  action: NoticeAction;
  /** How many records of a batch; one otherwise. */
  records: number;
  by: { id: string; name: string } | null;
  on: { path: string; id: string; name: string };
}

/** What somebody was told of records that he follows, newest first; what he may see no more is not among it, nor counted. */
export async function listNotices(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  after: string | undefined,
  limit: number,
  mostUnread: number,
): Promise<{ items: Notice[]; unread: number }> {
  const mine = sql`follow_notices t where t.contact_id = ${actor.id} and ${seen(kinds, actor)}`;
  const items = await noticesWhere(
    tx,
    sql`${mine} and ${behindMark(after, { at: sql`t.created_at`, id: sql`t.id` })}
      order by t.created_at desc, t.id desc limit ${limit}`,
  );
  const counted = await sql<{ unread: number }>`
    select count(*)::int as unread from (select from ${mine} and t.read_at is null limit ${mostUnread}) as waiting`.execute(
    tx,
  );
  return { items, unread: counted.rows[0]?.unread ?? 0 };
}

/** Those of these notices of somebody that he may see at this moment. */
export async function findNotices(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  ids: readonly string[],
): Promise<Notice[]> {
  return noticesWhere(
    tx,
    sql`follow_notices t where t.contact_id = ${actor.id} and t.id = any(${ids}::uuid[]) and ${seen(kinds, actor)} order by t.id`,
  );
}

const row = { kind: sql`t.subject_kind`, id: sql`t.subject_id` };

function seen(kinds: readonly RecordKind[], actor: Actor): RawBuilder<boolean> {
  const written = (subject: "notes" | "files") => followsRecord(kinds, actor, subject, "see", row);
  return sql<boolean>`case t.action when 'noted' then ${written("notes")}
    when 'attached' then ${written("files")} else ${seesFollowed(actor, row)} end`;
}

async function noticesWhere(tx: Tx, where: RawBuilder<unknown>): Promise<Notice[]> {
  const found = await sql<Omit<Notice, "at" | "kind"> & { created_at: Date }>`
    select t.id, t.created_at, t.read_at is not null as read, t.action, t.records,
      (select json_build_object('id', c.id, 'name', trim(c.first_name || ' ' || c.last_name)) from contacts c where c.id = t.by_id) as by,
      json_build_object('id', t.subject_id, 'path', ${byKind(row.kind, ({ path }) => sql`${path}::text`)},
        'name', ${byKind(row.kind, ({ name }) => name(row.id))}) as "on"
    from ${where}`.execute(tx);
  return found.rows.map(({ created_at, ...notice }) => ({ ...notice, kind: "followed", at: created_at.toISOString() }));
}

/** Marks one's own as read. */
export async function readNotices(tx: Tx, actor: Actor, ids: readonly string[] | undefined): Promise<void> {
  await tx
    .updateTable("follow_notices")
    .set({ read_at: sql`now()` })
    .where("contact_id", "=", actor.id)
    .where("read_at", "is", null)
    .$if(ids !== undefined, (query) => query.where(sql<boolean>`id = any(${ids ?? []}::uuid[])`))
    .execute();
}
