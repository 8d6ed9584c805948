import { sql } from "kysely";
import { Type } from "typebox";
import type { RecordKind } from "../access/record-kind.ts";
import { whoSeeTasks } from "../access/task-sight.ts";
import { inTransaction, type Tx } from "../database/transaction.ts";
import { Id } from "../http/shapes.ts";
import { addJob } from "../jobs/add.ts";
import { job, type Job } from "../jobs/job.ts";
import { queueMail } from "../mail/queue.ts";

const name = "notifications.mailTasks";

/** Asks for mail to whoever was told by these and wishes it. */
export async function askToMailTasks(tx: Tx, notifications: readonly string[]): Promise<void> {
  await addJob(tx, name, { notifications });
}

/** Writes to those who, at this moment, still may see the task, have not read of it, and wish mail. Of one notification there is one mail. */
export function mailTasks(kinds: readonly RecordKind[]): Job {
  return job({
    name,
    payload: Type.Object({ notifications: Type.Array(Id) }),
    async run({ db, config }, { notifications }) {
      await inTransaction(db, async (tx) => {
        for (const { id, contactId, email, kind, title, task, by, at } of await findWaiting(tx, kinds, notifications)) {
          const place = `/tasks?task=${task}`;
          const letter =
            kind === "task"
              ? { kind: "taskGiven" as const, by, title, place, at }
              : { kind: "taskReminder" as const, title, place, at };
          await queueMail(tx, config, { id, contactId, to: email, letter });
        }
      });
    },
  });
}

interface Waiting {
  id: string;
  contactId: string;
  email: string;
  kind: "task" | "reminder";
  title: string;
  task: string;
  by: string;
  at: Date;
}

async function findWaiting(tx: Tx, kinds: readonly RecordKind[], ids: readonly string[]): Promise<Waiting[]> {
  const found = await sql<Waiting>`
    select t.id, c.id as "contactId", c.sign_in_email as email, t.kind, tasks.title, tasks.id as task, t.created_at as at,
      coalesce(trim(b.first_name || ' ' || b.last_name), '') as by
    from notifications t join tasks on tasks.id = t.task_id join contacts c on c.id = t.contact_id
      left join contacts b on b.id = t.by_id
    where t.id = any(${ids}::uuid[]) and t.read_at is null and tasks.done_at is null and tasks.deleted_at is null
      and tasks.assignee_id = c.id and c.notified and c.mentions_by_mail and c.sign_in_email is not null
    order by t.id`.execute(tx);
  const pairs = found.rows.map(({ task, contactId }) => ({ task, person: contactId }));
  const seeing = await whoSeeTasks(tx, kinds, pairs);
  return found.rows.filter((row) => seeing.some(({ task, person }) => task === row.task && person === row.contactId));
}
