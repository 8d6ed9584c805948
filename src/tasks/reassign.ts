import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { RecordKind } from "../access/record-kind.ts";
import type { Tx } from "../database/transaction.ts";
import { notifyWithoutMail, withdrawTasks } from "../notifications/notify-of-tasks.ts";
import { momentBefore } from "./due.ts";
import { loadTasks, type TaskShown } from "./read-tasks.ts";
import { askToRing } from "./ring-later.ts";
import { differenceOf, tellOfMany } from "./tell.ts";

/** Makes tasks somebody else's, and nothing more; what follows is `settleReassigned`. */
export async function reassign(tx: Tx, tasks: readonly { id: string; to: string }[]): Promise<void> {
  if (tasks.length === 0) return;
  await sql`
    update tasks set assignee_id = r."to"
    from jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb) as r (id uuid, "to" uuid) where tasks.id = r.id`.execute(
    tx,
  );
}

/** What follows for tasks that are somebody else's by now, given as they were before: versions, reminders, the journal and the bells. A constant number of statements. */
export async function settleReassigned(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  before: readonly TaskShown[],
  batchId: string,
): Promise<void> {
  if (before.length === 0) return;
  const ids = before.map(({ id }) => id);
  await moveReminders(tx, ids);
  const now = new Map((await loadTasks(tx, kinds, actor, ids)).map((task) => [task.id, task]));
  const changed = before.flatMap((was) => {
    const task = now.get(was.id);
    return task ? [{ task, was, change: differenceOf(was, task) }] : [];
  });
  const moments = changed.flatMap(({ task: { reminder }, change }) =>
    reminder && "reminder" in change ? [new Date(reminder.at)] : [],
  );
  await askToRing(tx, ...moments);
  await tellOfMany(tx, actor, changed, batchId);
  const lost = changed.flatMap(({ was: { id, assignee } }) => (assignee ? [{ task: id, person: assignee.id }] : []));
  await withdrawTasks(tx, ...lost);
  const got = changed.flatMap(({ task: { id, assignee } }) =>
    assignee && assignee.id !== actor.id ? [{ task: id, person: assignee.id, kind: "task" as const }] : [],
  );
  await notifyWithoutMail(tx, kinds, actor, got);
}

/** A reminder that is counted goes by the clock of whose the task is now; one whose new moment has gone by stays silent. */
async function moveReminders(tx: Tx, ids: readonly string[]): Promise<void> {
  const counted = momentBefore({
    on: sql`tasks.due_on`,
    at: sql`tasks.due_at`,
    minutes: sql`tasks.remind_before`,
    assignee: sql`tasks.assignee_id`,
  });
  await sql`
    update tasks set version = version + 1, updated_at = now(), remind_at = r.moment,
      rung_at = case when r.moment is not distinct from tasks.remind_at then tasks.rung_at when r.moment <= now() then now() end
    from (
      select id, case when remind_before is null then remind_at else ${counted} end as moment
      from tasks where id = any(${ids}::uuid[])) as r
    where tasks.id = r.id`.execute(tx);
}
