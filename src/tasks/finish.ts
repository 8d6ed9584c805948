import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { RecordKind } from "../access/record-kind.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse, refuseField } from "../http/refusal.ts";
import { settleTask } from "../notifications/notify-of-tasks.ts";
import { cleanText, isCleanText } from "../values/text.ts";
import { showTask, type TaskShown } from "./read-tasks.ts";
import { resumeReminder } from "./reminder.ts";
import { differenceOf, tellOfTask } from "./tell.ts";
import { lockTask, touched } from "./write.ts";

/** Ticks a task off; one that is done already stays as it is, whoever has done it. */
export async function finishTask(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  id: string,
  outcome = "",
): Promise<TaskShown> {
  if (!isCleanText(outcome)) refuseField("/outcome", "text");
  const before = await lockTask(tx, kinds, actor, id, "edit");
  if (before.doneAt !== null) return before;
  await tx
    .updateTable("tasks")
    .set({ done_at: sql<Date>`now()`, done_by_id: actor.id, outcome: cleanText(outcome), ...touched })
    .where("id", "=", id)
    .execute();
  await settleTask(tx, id);
  const after = await showTask(tx, kinds, actor, id);
  await tellOfTask(tx, actor, after, "taskDone", differenceOf(before, after));
  return after;
}

/** Opens a done task again. */
export async function reopenTask(tx: Tx, kinds: readonly RecordKind[], actor: Actor, id: string): Promise<TaskShown> {
  const before = await lockTask(tx, kinds, actor, id, "edit");
  if (before.doneAt === null) return before;
  await tx
    .updateTable("tasks")
    .set({ done_at: null, done_by_id: null, outcome: "", ...touched })
    .where("id", "=", id)
    .execute();
  await resumeReminder(tx, id);
  const after = await showTask(tx, kinds, actor, id);
  await tellOfTask(tx, actor, after, "taskReopened", differenceOf(before, after));
  return after;
}

/** Moves a task to the trash; a stale version is refused with the current one. */
export async function deleteTask(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  id: string,
  version: number,
): Promise<TaskShown> {
  const task = await lockTask(tx, kinds, actor, id, "delete");
  if (task.version !== version) refuse(412, "stale", { members: { current: task } });
  await tx
    .updateTable("tasks")
    .set({ deleted_at: sql<Date>`now()`, ...touched })
    .where("id", "=", id)
    .execute();
  await tellOfTask(tx, actor, task, "taskDeleted");
  return task;
}

/** Takes a task back out of the trash. */
export async function restoreTask(tx: Tx, kinds: readonly RecordKind[], actor: Actor, id: string): Promise<TaskShown> {
  const task = await lockTask(tx, kinds, actor, id, "delete", "inTrash");
  await tx
    .updateTable("tasks")
    .set({ deleted_at: null, ...touched })
    .where("id", "=", id)
    .execute();
  await resumeReminder(tx, id);
  await tellOfTask(tx, actor, task, "taskRestored");
  return showTask(tx, kinds, actor, id);
}
