import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { OnRecord, RecordKind } from "../access/record-kind.ts";
import type { Tx } from "../database/transaction.ts";
import type { BodyOf } from "../http/endpoint.ts";
import { refuse, refuseField } from "../http/refusal.ts";
import { notifyOfTasks, withdrawTasks } from "../notifications/notify-of-tasks.ts";
import { cleanText, isCleanText } from "../values/text.ts";
import type { createTask as created, updateTask as updated } from "./api.ts";
import { readDue } from "./due.ts";
import { checkAssignee, checkAssigneeSees, checkRecord } from "./links.ts";
import { loadTask, showTask, type TaskShown } from "./read-tasks.ts";
import { reminderColumns, setReminder, type ReminderWish } from "./reminder.ts";
import { differenceOf, tellOfTask } from "./tell.ts";

type NewTask = BodyOf<typeof created>;
type TaskChange = Omit<BodyOf<typeof updated>, "version">;

/** Makes a task; whoever else is to do it is told, and must see it. */
export async function createTask(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  { kind, title, text = "", assignee = actor.id, due = null, reminder = null, on = null }: NewTask,
): Promise<TaskShown> {
  if (on) await checkRecord(tx, kinds, actor, on);
  await checkAssignee(tx, actor, assignee);
  const when = readDue(due);
  const { id } = await tx
    .insertInto("tasks")
    .values({
      kind,
      title: written(title, "/title"),
      text: written(text, "/text"),
      ...subjectOf(on),
      assignee_id: assignee,
      made_by_id: actor.id,
      due_on: when.on,
      due_at: at(when.at),
      ...reminderColumns(reminder, when, assignee),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await setReminder(tx, id);
  await checkAssigneeSees(tx, kinds, actor, { task: id, person: assignee });
  const task = await loadTask(tx, kinds, actor, id);
  await tellOfTask(tx, actor, task, "taskAdded");
  await tellAssignee(tx, kinds, actor, task);
  return task;
}

/** Changes a task; a stale version is refused with the current one. */
export async function changeTask(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  id: string,
  version: number,
  change: TaskChange,
): Promise<TaskShown> {
  const before = await lockTask(tx, kinds, actor, id, "edit");
  if (before.version !== version) refuse(412, "stale", { members: { current: before } });
  const columns = await columnsOf(tx, kinds, actor, before, change);
  await tx.updateTable("tasks").set(columns).where("id", "=", id).execute();
  const changed = await loadTask(tx, kinds, actor, id);
  const difference = differenceOf(before, changed);
  if (Object.keys(difference).length === 0) return changed;
  if ("reminder" in difference) await setReminder(tx, id);
  await tx.updateTable("tasks").set(touched).where("id", "=", id).execute();
  if ("assignee" in difference || "on" in difference)
    await checkAssigneeSees(tx, kinds, actor, { task: id, person: changed.assignee?.id ?? null });
  await tellOfTask(tx, actor, changed, "taskChanged", difference);
  if ("assignee" in difference) {
    if (before.assignee) await withdrawTasks(tx, { task: id, person: before.assignee.id });
    await tellAssignee(tx, kinds, actor, changed);
  }
  return loadTask(tx, kinds, actor, id);
}

export const touched = { version: sql<number>`version + 1`, updated_at: sql<Date>`now()` };

/** Locks a task that the actor sees; 403 where his right does not cover it. */
export async function lockTask(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  id: string,
  action: "edit" | "delete",
  place: "there" | "inTrash" = "there",
): Promise<TaskShown> {
  await tx.selectFrom("tasks").select("id").where("id", "=", id).forNoKeyUpdate().execute();
  const task = await showTask(tx, kinds, actor, id, place);
  if (!task.can.includes(action)) refuse(403, "notAllowed");
  return task;
}

/** What a change writes: what it does not name stays, but for a reminder that is counted from what is due. */
async function columnsOf(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  before: TaskShown,
  { kind, title, text, assignee, due, reminder, on, outcome }: TaskChange,
) {
  if (on && on.id !== before.on?.id) await checkRecord(tx, kinds, actor, on);
  if (assignee !== undefined && assignee !== before.assignee?.id) await checkAssignee(tx, actor, assignee);
  if (outcome && before.doneAt === null) refuseField("/outcome", "onlyDone");
  const when = readDue(due === undefined ? before.due : due);
  const by = assignee ?? before.assignee?.id ?? null;
  const wish = reminder === undefined ? goesAlong(before, when.on !== null || when.at !== null) : reminder;
  return {
    // There is always something to set.
    version: before.version,
    ...(kind !== undefined && { kind }),
    ...(title !== undefined && { title: written(title, "/title") }),
    ...(text !== undefined && { text: written(text, "/text") }),
    ...(on !== undefined && subjectOf(on)),
    ...(assignee !== undefined && { assignee_id: assignee }),
    ...(due !== undefined && { due_on: when.on, due_at: at(when.at) }),
    ...(outcome !== undefined && { outcome: written(outcome, "/outcome") }),
    ...(wish !== undefined && reminderColumns(wish, when, by)),
  };
}

/** A reminder that nobody has named: of a moment it stays, else it follows what is due, and goes when nothing is. */
function goesAlong({ reminder }: TaskShown, isDue: boolean): ReminderWish | undefined {
  if (reminder === null || reminder.before === null) return undefined;
  return isDue ? { before: reminder.before } : null;
}

function subjectOf(on: OnRecord | null) {
  return { subject_kind: on?.kind ?? null, subject_id: on?.id ?? null };
}

function at(moment: string | null): Date | null {
  return moment === null ? null : new Date(moment);
}

function written(text: string, pointer: string): string {
  if (!isCleanText(text)) refuseField(pointer, "text");
  const clean = cleanText(text);
  if (clean === "" && pointer === "/title") refuseField(pointer, "required");
  return clean;
}

async function tellAssignee(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  { id, assignee, doneAt }: TaskShown,
): Promise<void> {
  if (assignee === null || assignee.id === actor.id || doneAt !== null) return;
  await notifyOfTasks(tx, kinds, actor, [{ task: id, person: assignee.id, kind: "task" }]);
}
