import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { followsRecord, type RecordKind } from "../access/record-kind.ts";
import { tasksInSight } from "../access/task-sight.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { momentJson } from "../lists/moment.ts";
import { behindMark, markOf } from "../lists/mark.ts";
import type { listNotifications as declared } from "./api.ts";

type Reply = ReplyOf<typeof declared>;

export const mostUnread = 100;
const excerptLength = 200;

type Item = Reply["items"][number];

interface Row extends Omit<Item, "at" | "note" | "task"> {
  created_at: Date;
  note: NonNullable<Item["note"]> | null;
  task: NonNullable<Item["task"]> | null;
}

/** What somebody was told of. A note or a task that is gone, or that he sees no more, is not among it, nor counted. */
export async function listNotifications(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  { after, limit = 30 }: { after?: string; limit?: number },
): Promise<Reply> {
  const sight = followsRecord(kinds, actor, "notes", "see", { kind: sql`n.subject_kind`, id: sql`n.subject_id` });
  const mine = sql`notifications t
    left join notes n on n.id = t.note_id and n.deleted_at is null
    left join tasks on tasks.id = t.task_id and tasks.deleted_at is null
    where t.contact_id = ${actor.id} and (n.id is not null and ${sight} or tasks.id is not null and ${tasksInSight(kinds, actor)})`;
  const [onKind, onId] = [
    sql`coalesce(n.subject_kind, tasks.subject_kind)`,
    sql`coalesce(n.subject_id, tasks.subject_id)`,
  ];
  const each = (of: (kind: RecordKind) => unknown) =>
    sql.join(
      kinds.map((kind) => sql`when ${kind.kind} then ${of(kind)}`),
      sql` `,
    );
  const found = await sql<Row>`
    select t.id, t.created_at, t.read_at is not null as read, t.kind,
      (select json_build_object('id', c.id, 'name', trim(c.first_name || ' ' || c.last_name)) from contacts c where c.id = t.by_id) as by,
      json_build_object('id', coalesce(${onId}, tasks.id),
        'path', case ${onKind} ${each(({ path }) => sql`${path}::text`)} else 'tasks' end,
        'name', case ${onKind} ${each(({ name }) => name(onId))} else tasks.title end) as "on",
      case when n.id is null then null
        else json_build_object('id', n.id, 'excerpt', left(n.text, ${excerptLength}::int)) end as note,
      case when tasks.id is null then null else json_build_object('id', tasks.id, 'kind', tasks.kind, 'title', tasks.title,
        'due', coalesce(tasks.due_on::text, ${momentJson(sql`tasks.due_at`)})) end as task
    from ${mine} and ${behindMark(after, { at: sql`t.created_at`, id: sql`t.id` })}
    order by t.created_at desc, t.id desc limit ${limit + 1}`.execute(tx);
  const counted = await sql<{ unread: number }>`
    select count(*)::int as unread from (select from ${mine} and t.read_at is null limit ${mostUnread}) as waiting`.execute(
    tx,
  );
  const page = found.rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ created_at, note, task, ...row }) => ({
      ...row,
      at: created_at.toISOString(),
      ...(note && { note }),
      ...(task && { task }),
    })),
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
