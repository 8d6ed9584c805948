import type { Actor } from "../access/actor.ts";
import { recordChanges, type AuditEntry } from "../audit/record.ts";
import type { AuditAction } from "../audit/actions.ts";
import type { Change } from "../database/tables/audit.ts";
import type { Tx } from "../database/transaction.ts";
import type { TaskShown } from "./read-tasks.ts";

/** What differs between two states of a task, in the words of the journal: links by their ids, a reminder by its moment. */
export function differenceOf(before: TaskShown, after: TaskShown): Change {
  const [was, is] = [valuesOf(before), valuesOf(after)];
  return Object.fromEntries(
    Object.entries(is).flatMap(([key, value]): [string, Change[string]][] =>
      was[key] === value ? [] : [[key, [was[key], value]]],
    ),
  );
}

function valuesOf({
  kind,
  title,
  text,
  due,
  reminder,
  assignee,
  on,
  doneAt,
  outcome,
}: TaskShown): Record<string, unknown> {
  return {
    kind,
    title,
    text,
    due,
    reminder: reminder?.at ?? null,
    assignee: assignee?.id ?? null,
    on: on?.id ?? null,
    done: doneAt !== null,
    outcome,
  };
}

type Deed = "taskAdded" | "taskChanged" | "taskDone" | "taskReopened" | "taskDeleted" | "taskRestored";

const bare: Readonly<Record<Deed, AuditAction>> = {
  taskAdded: "created",
  taskChanged: "updated",
  taskDone: "updated",
  taskReopened: "updated",
  taskDeleted: "deleted",
  taskRestored: "restored",
};

/**
 * In the journal of the record, with the task that it is about, and in the task's own, which alone tells what was said: it
 * follows no record, and only administrators read it.
 */
export async function tellOfTask(tx: Tx, actor: Actor, task: TaskShown, deed: Deed, change?: Change): Promise<void> {
  await recordChanges(tx, actor, [ownEntry(task, deed, change), ...entriesOfRecord(task, deed)]);
}

/** The same of many that a batch has changed: it is made of the tasks' own entries, for what is done beside a record does not change that. */
export async function tellOfMany(
  tx: Tx,
  actor: Actor,
  changed: readonly { task: TaskShown; change: Change }[],
  batchId: string,
): Promise<void> {
  await recordChanges(
    tx,
    actor,
    changed.map(({ task, change }) => ownEntry(task, "taskChanged", change)),
    batchId,
  );
  await recordChanges(
    tx,
    actor,
    changed.flatMap(({ task }) => entriesOfRecord(task, "taskChanged")),
  );
}

function ownEntry({ id }: TaskShown, deed: Deed, change: Change | undefined): AuditEntry {
  return { subjectKind: "task", subjectId: id, action: bare[deed], ...(change && { change }) };
}

function entriesOfRecord({ id, on }: TaskShown, deed: Deed): AuditEntry[] {
  if (!on) return [];
  const change: Change = { task: deed === "taskDeleted" ? [id, null] : [null, id] };
  return [{ subjectKind: on.kind, subjectId: on.id, action: deed, change }];
}
