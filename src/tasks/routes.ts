import type { Mount } from "../access/door.ts";
import type { RecordKind } from "../access/record-kind.ts";
import { announce } from "../http/events.ts";
import * as api from "./api.ts";
import { deleteTask, finishTask, reopenTask, restoreTask } from "./finish.ts";
import { countTasks, listRecordTasks, listTasks } from "./list.ts";
import { showTask, type TaskShown } from "./read-tasks.ts";
import { changeTask, createTask } from "./write.ts";

/** Tasks and calls, by themselves and on records of these kinds. */
export function taskRoutes(mount: Mount, kinds: readonly RecordKind[]): void {
  mount(api.listTasks, ({ tx, actor, query }) => listTasks(tx, kinds, actor, query));
  mount(api.countTasks, ({ tx, actor }) => countTasks(tx, kinds, actor));
  mount(api.showTask, ({ tx, actor, params }) => showTask(tx, kinds, actor, params.id));

  for (const record of kinds)
    mount(api.recordTasks[record.path], ({ tx, actor, params, query }) =>
      listRecordTasks(tx, kinds, actor, record, params.id, query),
    );

  mount(api.createTask, async ({ tx, actor, body, afterCommit }) => {
    const task = await createTask(tx, kinds, actor, body);
    afterCommit(() => announceOf(task));
    return task;
  });

  mount(api.updateTask, async ({ tx, actor, params, body: { version: _, ...change }, version, afterCommit }) => {
    const before = await showTask(tx, kinds, actor, params.id);
    const task = await changeTask(tx, kinds, actor, params.id, version, change);
    afterCommit(() => announceOf(before, task));
    return task;
  });

  mount(api.finishTask, async ({ tx, actor, params, body, afterCommit }) => {
    const task = await finishTask(tx, kinds, actor, params.id, body.outcome);
    afterCommit(() => announceOf(task));
    return task;
  });

  mount(api.reopenTask, async ({ tx, actor, params, afterCommit }) => {
    const task = await reopenTask(tx, kinds, actor, params.id);
    afterCommit(() => announceOf(task));
    return task;
  });

  mount(api.deleteTask, async ({ tx, actor, params, version, afterCommit }) => {
    const task = await deleteTask(tx, kinds, actor, params.id, version);
    afterCommit(() => announceOf(task));
    return {};
  });

  mount(api.restoreTask, async ({ tx, actor, params, afterCommit }) => {
    const task = await restoreTask(tx, kinds, actor, params.id);
    afterCommit(() => announceOf(task));
    return task;
  });

  /** To whoever looks at the record, and to those whose task it is or was, with their bells. */
  function announceOf(...states: readonly TaskShown[]): void {
    for (const { on } of states) {
      const path = kinds.find(({ kind }) => kind === on?.kind)?.path;
      if (on && path) announce(path, [on.id]);
    }
    const people = states.flatMap(({ assignee, by }) => [assignee, by].flatMap((one) => (one ? [one.id] : [])));
    if (people.length === 0) return;
    announce("tasks", people);
    announce("notifications", people);
  }
}
