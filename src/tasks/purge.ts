import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Actor } from "../access/actor.ts";
import { madeWithin, type RecordKind } from "../access/record-kind.ts";
import { tasksInSight } from "../access/task-sight.ts";
import type { Tx } from "../database/transaction.ts";

/** The WHERE of the `tasks` that the actor may delete, whether they are there or lie in the trash: he sees them, and has made them or is to do them, as far as the right goes. */
export function deletableTasks(kinds: readonly RecordKind[], actor: Actor): RawBuilder<SqlBool> {
  const made = madeWithin(actor, "tasks", "delete", sql`tasks.made_by_id`);
  const given = madeWithin(actor, "tasks", "delete", sql`tasks.assignee_id`);
  return sql<SqlBool>`(${tasksInSight(kinds, actor)} and (${made} or ${given}))`;
}

/** Holds those of the tasks that lie in the trash and that the actor may delete. */
export async function holdTasks(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  ids: readonly string[],
): Promise<string[]> {
  const there = await sql<{ id: string }>`
    select tasks.id from tasks
    where tasks.id = any(${ids}::uuid[]) and tasks.deleted_at is not null and ${deletableTasks(kinds, actor)}
    order by tasks.id for update`.execute(tx);
  return there.rows.map(({ id }) => id);
}

/** Deletes tasks that are held for good, with what the bell said of them. */
export async function dropTasks(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await sql`delete from tasks where id = any(${ids}::uuid[])`.execute(tx);
}
