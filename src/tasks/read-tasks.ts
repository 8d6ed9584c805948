import { sql, type RawBuilder } from "kysely";
import type { Actor } from "../access/actor.ts";
import { coversMaker, type RecordKind } from "../access/record-kind.ts";
import { tasksInSight } from "../access/task-sight.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuseAsAbsent } from "../http/refusal.ts";
import { momentJson } from "../lists/moment.ts";
import type { showTask as declared } from "./api.ts";

export type TaskShown = ReplyOf<typeof declared>;
export type TaskRow = Omit<TaskShown, "can">;

/** A row of `tasks` as it is told, but for what the actor may do with it. */
export function taskJson(kinds: readonly RecordKind[]): RawBuilder<TaskRow> {
  const named = (id: RawBuilder<unknown>) =>
    sql`(select json_build_object('id', c.id, 'name', trim(c.first_name || ' ' || c.last_name)) from contacts c where c.id = ${id})`;
  const names = kinds.map(({ kind, name }) => sql`when ${kind} then ${name(sql`tasks.subject_id`)}`);
  return sql<TaskRow>`json_build_object(
    'id', tasks.id, 'version', tasks.version, 'kind', tasks.kind, 'title', tasks.title, 'text', tasks.text,
    'due', coalesce(tasks.due_on::text, ${momentJson(sql`tasks.due_at`)}),
    'reminder', case when tasks.remind_at is null then null
      else json_build_object('before', tasks.remind_before, 'at', ${momentJson(sql`tasks.remind_at`)}) end,
    'assignee', (
      select json_build_object('id', c.id, 'name', trim(c.first_name || ' ' || c.last_name), 'status', c.status,
        'picture', '/api/v1/contacts/' || c.id || '/picture?v=' || c.picture_file_id)
      from contacts c where c.id = tasks.assignee_id),
    'by', ${named(sql`tasks.made_by_id`)},
    'on', case when tasks.subject_id is null then null else json_build_object(
      'kind', tasks.subject_kind, 'id', tasks.subject_id,
      'name', case tasks.subject_kind ${sql.join(names, sql` `)} end) end,
    'doneAt', ${momentJson(sql`tasks.done_at`)}, 'doneBy', ${named(sql`tasks.done_by_id`)}, 'outcome', tasks.outcome,
    'createdAt', ${momentJson(sql`tasks.created_at`)})`;
}

/** With what the actor may do: *own* is what one has made, or is to do. */
export function withCan(actor: Actor, task: TaskRow): TaskShown {
  const people = [task.assignee?.id ?? null, task.by?.id ?? null];
  const may = (action: "edit" | "delete") => people.some((id) => coversMaker(actor, "tasks", action, id));
  return { ...task, can: (["edit", "delete"] as const).filter(may) };
}

/** The tasks of some ids that the actor may see, as they come. */
export async function readTasks(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  where: RawBuilder<unknown>,
): Promise<TaskShown[]> {
  return read(tx, kinds, actor, sql`${where} and ${tasksInSight(kinds, actor)}`);
}

/** One that the actor has just written, if he sees it still or not: whoever hands a task on may do so with his last sight of it. */
export async function loadTask(tx: Tx, kinds: readonly RecordKind[], actor: Actor, id: string): Promise<TaskShown> {
  const [task] = await loadTasks(tx, kinds, actor, [id]);
  if (!task) throw new Error(`no task ${id}`);
  return task;
}

/** The same of many, as they come. */
export async function loadTasks(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  ids: readonly string[],
): Promise<TaskShown[]> {
  return read(tx, kinds, actor, sql`tasks.id = any(${ids}::uuid[])`);
}

async function read(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  where: RawBuilder<unknown>,
): Promise<TaskShown[]> {
  const found = await sql<{ task: TaskRow }>`select ${taskJson(kinds)} as task from tasks where ${where}`.execute(tx);
  return found.rows.map(({ task }) => withCan(actor, task));
}

/** One task; absent and out of sight answer alike. */
export async function showTask(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  id: string,
  place: "there" | "inTrash" = "there",
): Promise<TaskShown> {
  const there = place === "there" ? sql`tasks.deleted_at is null` : sql`tasks.deleted_at is not null`;
  const [task] = await readTasks(tx, kinds, actor, sql`tasks.id = ${id}::uuid and ${there}`);
  if (!task) refuseAsAbsent();
  return task;
}
