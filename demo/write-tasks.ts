import { sql } from "kysely";
import { findActor, type Actor } from "../src/access/actor.ts";
import type { OnRecord } from "../src/access/record-kind.ts";
import { records } from "../src/batches/records.ts";
import type { Tx } from "../src/database/transaction.ts";
import { finishTask } from "../src/tasks/finish.ts";
import { createTask } from "../src/tasks/write.ts";
import { demoTasks, type DemoTask } from "./cast/tasks.ts";

interface Made {
  ids: ReadonlyMap<string, string>;
  companyIds: ReadonlyMap<string, string>;
}

/** Lets the team give each other things to do, and do some of them; then gives all of it its past, as `settle` does. */
export async function writeTasks(tx: Tx, made: Made): Promise<void> {
  const rows: { id: string; made: number; done: number | null }[] = [];
  for (const task of demoTasks) {
    const { kind, title, text, by, assignee, due, reminder, madeDaysAgo, done } = task;
    const { id } = await createTask(tx, records, await agentOf(tx, by, made), {
      ...(kind && { kind }),
      title,
      ...(text && { text }),
      assignee: made.ids.get(assignee) ?? "",
      due: due ? dueOf(due) : null,
      reminder: reminder === undefined ? null : { before: reminder },
      on: await recordOf(tx, task.on, made),
    });
    if (done) await finishTask(tx, records, await agentOf(tx, assignee, made), id, done.outcome);
    rows.push({ id, made: madeDaysAgo, done: done?.daysAgo ?? null });
  }
  await settleTasks(tx, rows);
}

async function agentOf(tx: Tx, key: string, { ids }: Made): Promise<Actor> {
  const actor = await findActor(tx, ids.get(key) ?? "");
  if (!actor) throw new Error(`${key} is not there`);
  return actor;
}

function dueOf({ inDays, hour }: NonNullable<DemoTask["due"]>): string {
  const day = new Date(Date.now() + inDays * 86_400_000).toISOString().slice(0, 10);
  return hour === undefined ? day : `${day}T${String(hour).padStart(2, "0")}:00:00Z`;
}

async function recordOf(tx: Tx, on: DemoTask["on"], { ids, companyIds }: Made): Promise<OnRecord | null> {
  if (on === undefined) return null;
  if ("person" in on) return { kind: "contact", id: ids.get(on.person) ?? "" };
  if ("company" in on) return { kind: "company", id: companyIds.get(on.company) ?? "" };
  const found = await sql<{ id: string }>`
    select o.id from opportunities o join stages s on s.id = o.stage_id and s.kind = 'open'
    where o.owner_id = ${ids.get(on.opportunityOf)} and o.deleted_at is null order by o.id desc limit 1`.execute(tx);
  const [newest] = found.rows;
  return newest ? { kind: "opportunity", id: newest.id } : null;
}

async function settleTasks(tx: Tx, rows: readonly object[]): Promise<void> {
  await sql`
    update tasks set created_at = now() - r.made * interval '1 day', updated_at = now() - coalesce(r.done, r.made) * interval '1 day',
      done_at = now() - r.done * interval '1 day'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, made float, done float) where tasks.id = r.id`.execute(
    tx,
  );
  await sql`
    update notifications n set created_at = t.created_at, read_at = case when t.created_at < now() - interval '2 days' then t.created_at + interval '3 hours' else n.read_at end
    from tasks t where n.task_id = t.id`.execute(tx);
  await sql`
    update audit a set at = case when a.action in ('created', 'taskAdded') then t.created_at else t.done_at end
    from tasks t
    where (a.subject_kind = 'task' and a.subject_id = t.id or a.action in ('taskAdded', 'taskDone') and a.change -> 'task' ->> 1 = t.id::text)
      and a.at > now() - interval '1 second'`.execute(tx);
}
