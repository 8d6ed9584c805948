import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../database/transaction.ts";
import { refuseField } from "../http/refusal.ts";
import { momentBefore, readMoment, type Due } from "./due.ts";
import { askToRing } from "./ring-later.ts";

/** As it is wished: so many minutes before the task is due, at a moment, or not at all. */
export type ReminderWish = { before: number } | { at: string } | null;

/** The columns of a reminder, its moment worked out by the database. */
interface ReminderColumns {
  remind_before: number | null;
  remind_at: RawBuilder<Date | null> | null;
}

/** A moment that lies behind by less was chosen as now. */
const grace = 60_000;

/** What is kept of a wish; 422 for a moment that has gone by, and where nothing is due that one could count from. */
export function reminderColumns(wish: ReminderWish, due: Due, assigneeId: string | null): ReminderColumns {
  if (wish === null) return { remind_before: null, remind_at: null };
  if ("at" in wish) {
    const at = readMoment(wish.at, "/reminder");
    if (Date.parse(at) < Date.now() - grace) refuseField("/reminder", "past");
    return { remind_before: null, remind_at: sql<Date>`${at}::timestamptz` };
  }
  if (due.on === null && due.at === null) refuseField("/reminder", "reminderNeedsDue");
  const counted = {
    on: sql`${due.on}::date`,
    at: sql`${due.at}::timestamptz`,
    minutes: sql`${wish.before}::int`,
    assignee: sql`${assigneeId}::uuid`,
  };
  return { remind_before: wish.before, remind_at: momentBefore(counted) };
}

/** The reminder of a task as it has been written: one counted from what is due that has gone by already stays silent, any other waits for its moment. */
export async function setReminder(tx: Tx, id: string): Promise<void> {
  await sql`
    update tasks set rung_at = case when remind_before is not null and remind_at <= now() then now() end
    where id = ${id}`.execute(tx);
  await waitForReminder(tx, id);
}

/** Asks for the job of a reminder that has not rung. */
export async function waitForReminder(tx: Tx, id: string): Promise<void> {
  const task = await tx
    .selectFrom("tasks")
    .select("remind_at")
    .where("id", "=", id)
    .where("rung_at", "is", null)
    .executeTakeFirst();
  if (task?.remind_at) await askToRing(tx, task.remind_at);
}

/** Of a task that comes back: a reminder that has gone by meanwhile stays silent, one still to come rings. */
export async function resumeReminder(tx: Tx, id: string): Promise<void> {
  await sql`update tasks set rung_at = now() where id = ${id} and rung_at is null and remind_at <= now()`.execute(tx);
  await waitForReminder(tx, id);
}
