import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../database/transaction.ts";
import { asActor, selectActors, type Actor } from "./actor.ts";
import { followsRecord, type RecordKind } from "./record-kind.ts";
import { reachOf } from "./rights.ts";

/**
 * The WHERE of the `tasks` that an actor may see. Of a task on a record: who sees the record, as far as his right to tasks covers
 * it, and beyond that whoever made it or is to do it. Of one without a record: those two alone.
 */
export function tasksInSight(kinds: readonly RecordKind[], actor: Actor): RawBuilder<boolean> {
  const reach = reachOf(actor, "tasks", "see");
  if (reach === "none") return sql<boolean>`false`;
  const mine = sql`(tasks.assignee_id = ${actor.id} or tasks.made_by_id = ${actor.id})`;
  const row = { kind: sql`tasks.subject_kind`, id: sql`tasks.subject_id` };
  const onRecord = followsRecord(kinds, actor, "tasks", "see", row);
  if (reach === "all") return sql<boolean>`(tasks.subject_id is null and ${mine} or ${onRecord})`;
  const seen = kinds.map(({ kind, sight }) => sql`${row.kind} = ${kind} and ${sight(actor, "all", row.id)}`);
  return sql<boolean>`(${onRecord} or ${mine} and (tasks.subject_id is null or ${sql.join(seen, sql` or `)}))`;
}

/** A task, and somebody who is to be told of it. */
export interface TaskOf {
  task: string;
  person: string;
}

/** Those of some pairs whose person may act now and may see the task; two statements for any number of them. */
export async function whoSeeTasks(tx: Tx, kinds: readonly RecordKind[], pairs: readonly TaskOf[]): Promise<TaskOf[]> {
  if (pairs.length === 0) return [];
  const people = [...new Set(pairs.map(({ person }) => person))];
  const rows = await selectActors(tx).where("contacts.id", "in", people).execute();
  if (rows.length === 0) return [];
  const actors = await Promise.all(rows.map((row) => asActor(tx, row, undefined)));
  const each = actors.map((actor) => {
    const ids = pairs.filter(({ person }) => person === actor.id).map(({ task }) => task);
    return sql`select tasks.id as task, ${actor.id}::uuid as person from tasks
      where tasks.id = any(${ids}::uuid[]) and ${tasksInSight(kinds, actor)}`;
  });
  const found = await sql<TaskOf>`${sql.join(each, sql` union all `)}`.execute(tx);
  return found.rows;
}
