import { sql } from "kysely";
import type { RecordKind } from "../access/record-kind.ts";
import { whoSeeTasks, type TaskOf } from "../access/task-sight.ts";
import type { Tx } from "../database/transaction.ts";
import { askToMailTasks } from "./mail-tasks.ts";

/** That a task is somebody's now, or the moment of its reminder. */
export type TaskNews = TaskOf & ({ kind: "task" } | { kind: "reminder"; moment: Date });

/** Tells those people of tasks who may act and see them, each of one thing once; gives who was told. */
export async function notifyOfTasks(
  tx: Tx,
  kinds: readonly RecordKind[],
  by: { id: string | null },
  news: readonly TaskNews[],
): Promise<string[]> {
  const made = await notifyWithoutMail(tx, kinds, by, news);
  if (made.length === 0) return [];
  await askToMailTasks(
    tx,
    made.map(({ id }) => id),
  );
  return [...new Set(made.map(({ contact_id }) => contact_id))];
}

/** The same of many at once, of which nobody wants a letter each. */
export async function notifyWithoutMail(
  tx: Tx,
  kinds: readonly RecordKind[],
  by: { id: string | null },
  news: readonly TaskNews[],
): Promise<{ id: string; contact_id: string }[]> {
  const seeing = new Set((await whoSeeTasks(tx, kinds, news)).map(pairKey));
  const heard = news.filter((one) => seeing.has(pairKey(one)));
  if (heard.length === 0) return [];
  return tx
    .insertInto("notifications")
    .values(
      heard.map((one) => ({
        contact_id: one.person,
        kind: one.kind,
        note_id: null,
        task_id: one.task,
        moment: one.kind === "reminder" ? one.moment : null,
        by_id: by.id,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning(["id", "contact_id"])
    .execute();
}

function pairKey({ task, person }: TaskOf): string {
  return `${task} ${person}`;
}

/** Takes back what people were told of tasks that are theirs no more. */
export async function withdrawTasks(tx: Tx, ...pairs: readonly TaskOf[]): Promise<void> {
  await sql`
    delete from notifications n using jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p (task uuid, person uuid)
    where n.task_id = p.task and n.contact_id = p.person`.execute(tx);
}

/** Nobody has to read any more of what is done. */
export async function settleTask(tx: Tx, taskId: string): Promise<void> {
  await tx
    .updateTable("notifications")
    .set({ read_at: sql<Date>`now()` })
    .where("task_id", "=", taskId)
    .where("read_at", "is", null)
    .execute();
}
