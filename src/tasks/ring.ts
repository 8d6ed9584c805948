import { sql } from "kysely";
import { Type } from "typebox";
import type { RecordKind } from "../access/record-kind.ts";
import { inTransaction, type Tx } from "../database/transaction.ts";
import { announce } from "../http/events.ts";
import { job, type Job } from "../jobs/job.ts";
import { notifyOfTasks } from "../notifications/notify-of-tasks.ts";
import { askForRest, ringName } from "./ring-later.ts";

const setSize = 200;
const milliseconds = 6_000;

/**
 * Rings every reminder whose moment has come, by the database's clock: exactly once, for what has rung is marked in the
 * transaction that tells of it. Done, deleted and moved tasks are not among them any more, and of the rest only those are told
 * who may act and see the task at this moment.
 */
export function ringReminders(kinds: readonly RecordKind[]): Job {
  return job({
    name: ringName,
    payload: Type.Object({}),
    async run({ db, signal }) {
      const until = Date.now() + milliseconds;
      for (;;) {
        const { rung, told } = await inTransaction(db, (tx) => ringSome(tx, kinds));
        if (told.length > 0) announce("notifications", told);
        if (rung < setSize) return;
        if (Date.now() > until || signal.aborted) return inTransaction(db, askForRest);
      }
    },
  });
}

async function ringSome(tx: Tx, kinds: readonly RecordKind[]): Promise<{ rung: number; told: string[] }> {
  const rung = await sql<{ id: string; assignee_id: string | null; remind_at: Date }>`
    with due as (
      select id from tasks
      where remind_at <= now() and rung_at is null and done_at is null and deleted_at is null
      order by remind_at, id limit ${setSize} for no key update)
    update tasks set rung_at = now() from due where tasks.id = due.id
    returning tasks.id, tasks.assignee_id, tasks.remind_at`.execute(tx);
  const reminders = rung.rows.flatMap(({ id, assignee_id, remind_at }) =>
    assignee_id === null ? [] : [{ task: id, person: assignee_id, kind: "reminder" as const, moment: remind_at }],
  );
  return { rung: rung.rows.length, told: await notifyOfTasks(tx, kinds, { id: null }, reminders) };
}
