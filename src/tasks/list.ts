import { sql, type SqlBool } from "kysely";
import type { Actor } from "../access/actor.ts";
import { rightsAt, type RecordKind } from "../access/record-kind.ts";
import { tasksInSight } from "../access/task-sight.ts";
import { plainly, type Condition } from "../database/condition.ts";
import type { Tx } from "../database/transaction.ts";
import type { QueryOf, ReplyOf } from "../http/endpoint.ts";
import { refuseField } from "../http/refusal.ts";
import { listPage } from "../lists/page.ts";
import type { Page } from "../lists/wish.ts";
import { isDay } from "../values/day.ts";
import type { countTasks as counted, listTasks as declared } from "./api.ts";
import { dueBefore, dueFrom, isOverdue, todayIn } from "./due.ts";
import { taskJson, withCan, type TaskRow } from "./read-tasks.ts";

type Query = QueryOf<typeof declared>;
type Reply = ReplyOf<typeof declared>;

/** Beyond it nobody counts. */
const most = 100;

/** A page of the tasks that an actor may see. */
export async function listTasks(tx: Tx, kinds: readonly RecordKind[], actor: Actor, query: Query): Promise<Reply> {
  const { done = false } = query;
  const page: Page<{ task: TaskRow }> = await listPage(tx, {
    table: "tasks",
    fields: done ? { doneAt } : { due },
    keys: [],
    ground: done
      ? sql<SqlBool>`tasks.deleted_at is null and tasks.done_at is not null`
      : sql<SqlBool>`tasks.deleted_at is null and tasks.done_at is null`,
    where: askedFor(kinds, actor, query),
    sort: query.sort ?? (done ? "-doneAt" : "due"),
    limit: query.limit ?? 50,
    after: query.after,
    from: undefined,
    askerId: actor.id,
    count: query.count,
    extra: [{ key: "task", value: taskJson(kinds) }],
  });
  return { ...page, items: page.items.map(({ task }) => withCan(actor, task)) };
}

const due = { kind: "dateTime", value: () => sql`tasks.due_order`, sort: ["due_order"] } as const;
const doneAt = { kind: "dateTime", value: () => sql`tasks.done_at`, sort: ["done_at"] } as const;

function askedFor(kinds: readonly RecordKind[], actor: Actor, query: Query): Condition[] {
  const { assignee, kind, record } = query;
  const { timeZone } = actor;
  return [
    plainly(tasksInSight(kinds, actor)),
    ...(assignee ? [plainly(sql`tasks.assignee_id = ${assignee}`)] : []),
    ...(kind ? [plainly(sql`tasks.kind = ${kind}`)] : []),
    ...(record ? [plainly(sql`tasks.subject_id = ${record}`)] : []),
    ...(query.dueAfter ? [plainly(dueFrom(dayOf(query.dueAfter, "/dueAfter"), timeZone))] : []),
    ...(query.dueBefore ? [plainly(dueBefore(dayOf(query.dueBefore, "/dueBefore"), timeZone))] : []),
  ];
}

function dayOf(text: string, pointer: string) {
  if (!isDay(text)) refuseField(pointer, "day");
  return sql`${text}::date`;
}

/** Those of one record; 404 for who does not see it. */
export async function listRecordTasks(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  record: RecordKind,
  id: string,
  query: Omit<Query, "record">,
): Promise<Reply> {
  await rightsAt(tx, actor, record, id, [["tasks", "see"]]);
  return listTasks(tx, kinds, actor, { ...query, record: id });
}

/** What of one's own waits to be done by today. */
export async function countTasks(tx: Tx, kinds: readonly RecordKind[], actor: Actor): Promise<ReplyOf<typeof counted>> {
  const { id, timeZone } = actor;
  const tomorrow = sql`${todayIn(timeZone)} + 1`;
  const found = await sql<{ overdue: number; today: number }>`
    select count(*) filter (where late)::int as overdue, count(*) filter (where not late)::int as today from (
      select ${isOverdue(timeZone)} as late from tasks
      where tasks.assignee_id = ${id} and tasks.deleted_at is null and tasks.done_at is null
        and ${dueBefore(tomorrow, timeZone)} and ${tasksInSight(kinds, actor)}
      order by tasks.due_order, tasks.id limit ${2 * most}) as waiting`.execute(tx);
  const { overdue = 0, today = 0 } = found.rows[0] ?? {};
  return { overdue: Math.min(overdue, most), today: Math.min(today, most) };
}
