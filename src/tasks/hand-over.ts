import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { RecordKind } from "../access/record-kind.ts";
import { whoSeeTasks } from "../access/task-sight.ts";
import type { Entry } from "../audit/put-back.ts";
import type { Tx } from "../database/transaction.ts";
import { isId } from "../values/uuid.ts";
import { readTasks, type TaskShown } from "./read-tasks.ts";
import { reassign, settleReassigned } from "./reassign.ts";

/** What became of a task that was to go to somebody else. */
export type HandedTask =
  | { id: string; outcome: "done" | "unchanged" }
  | { id: string; outcome: "refused"; code: "notAllowed" }
  | { id: string; outcome: "refused"; code: "assigneeBlind"; field: "assignee" };

interface HandOver {
  from: string;
  to: string;
  ids: readonly string[];
  batchId: string;
}

/**
 * Gives open tasks of somebody who leaves to somebody else, as a part of a batch: those that the actor may edit and that the
 * other will see. What is done, or somebody else's by now, stays; of ids that are no tasks in sight nothing is said.
 */
export async function handOverTasks(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  { from, to, ids, batchId }: HandOver,
): Promise<HandedTask[]> {
  const tasks = await lockTasks(tx, kinds, actor, ids);
  const moving = tasks.filter((task) => isHeldBy(task, from) && task.can.includes("edit"));
  const given = moving.map(({ id }) => ({ id, to }));
  // Who sees a task is asked when it is his.
  await reassign(tx, given);
  const pairs = given.map(({ id }) => ({ task: id, person: to }));
  const seen = new Set((await whoSeeTasks(tx, kinds, pairs)).map(({ task }) => task));
  await reassign(
    tx,
    given.flatMap(({ id }) => (seen.has(id) ? [] : [{ id, to: from }])),
  );
  await settleReassigned(
    tx,
    kinds,
    actor,
    moving.filter(({ id }) => seen.has(id)),
    batchId,
  );
  return tasks.map((task): HandedTask => {
    const { id, can } = task;
    if (seen.has(id)) return { id, outcome: "done" };
    if (!isHeldBy(task, from)) return { id, outcome: "unchanged" };
    if (!can.includes("edit")) return { id, outcome: "refused", code: "notAllowed" };
    return { id, outcome: "refused", code: "assigneeBlind", field: "assignee" };
  });
}

/** Gives tasks back to those whose they were, unless they were done, deleted or handed on since, or he is gone for good. */
export async function undoTaskEntries(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  entries: readonly Entry[],
  undoId: string,
): Promise<{ done: number; kept: string[] }> {
  const ids = entries.map(({ subjectId }) => subjectId);
  const tasks = new Map((await lockTasks(tx, kinds, actor, ids)).map((task) => [task.id, task]));
  const agents = await findAgents(
    tx,
    entries.map(({ change }) => change?.["assignee"]?.[0]),
  );
  const backs = entries.flatMap(({ subjectId, change }) => {
    const [before, after] = change?.["assignee"] ?? [];
    const task = tasks.get(subjectId);
    if (!task?.can.includes("edit") || typeof before !== "string" || typeof after !== "string") return [];
    return isHeldBy(task, after) && agents.has(before) ? [{ task, to: before }] : [];
  });
  await reassign(
    tx,
    backs.map(({ task, to }) => ({ id: task.id, to })),
  );
  await settleReassigned(
    tx,
    kinds,
    actor,
    backs.map(({ task }) => task),
    undoId,
  );
  const back = new Set(backs.map(({ task }) => task.id));
  return { done: back.size, kept: ids.filter((id) => !back.has(id)) };
}

function isHeldBy({ assignee, doneAt }: TaskShown, person: string): boolean {
  return doneAt === null && assignee?.id === person;
}

/** Those that the actor sees, held in order of ids. */
async function lockTasks(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  ids: readonly string[],
): Promise<TaskShown[]> {
  const there = sql`tasks.id = any(${ids}::uuid[]) and tasks.deleted_at is null`;
  await sql`select from tasks where ${there} order by id for no key update`.execute(tx);
  return readTasks(tx, kinds, actor, there);
}

/** Who was fired still stands in what he had. */
async function findAgents(tx: Tx, ids: readonly unknown[]): Promise<Set<string>> {
  const asked = ids.filter((id) => typeof id === "string" && isId(id));
  const found = await sql<{ id: string }>`
    select id from contacts where id = any(${asked}::uuid[]) and live and kind = 'agent'`.execute(tx);
  return new Set(found.rows.map(({ id }) => id));
}
