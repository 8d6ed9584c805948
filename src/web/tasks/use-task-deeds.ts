import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { createTask, deleteTask, finishTask, reopenTask, restoreTask, updateTask } from "../../tasks/api.ts";
import { call, CallError } from "../client.ts";
import { useToast } from "../kit/toast.tsx";
import { pastKey } from "../timeline/record.ts";
import { pathOf, type NewTask, type Task, type TaskChange } from "./task.ts";

/** What is done to tasks, each with the way back. A refusal of what is ticked or deleted is told and gives undefined; that of a form is thrown to it. */
export function useTaskDeeds() {
  const { t } = useTranslation("tasks");
  const { show } = useToast();
  const queries = useQueryClient();

  const refresh = async (...tasks: readonly Pick<Task, "on">[]) => {
    const records = tasks.flatMap(({ on }) => (on ? [pastKey({ path: pathOf[on.kind], id: on.id })] : []));
    const keys = [["tasks"], ["notifications"], ...records];
    await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
  };
  const fail = (error: unknown) => {
    if (!(error instanceof CallError)) throw error;
    show({ tone: "red", text: t("notDone"), detail: error.offline ? t("offline") : error.message });
    return undefined;
  };
  const remove = async (task: Pick<Task, "id" | "version" | "title" | "on">) => {
    const params = { id: task.id };
    try {
      await call(deleteTask, { params, version: task.version });
      const undo = async () => {
        await call(restoreTask, { params });
        await refresh(task);
      };
      show({ text: t("deleted", { title: task.title }), undo });
      await refresh(task);
      return task;
    } catch (error) {
      return fail(error);
    }
  };

  return {
    remove,
    async create(body: NewTask) {
      const task = await call(createTask, { body });
      const undo = async () => {
        await call(deleteTask, { params: { id: task.id }, version: task.version });
        await refresh(task);
      };
      show({ text: t("created", { title: task.title }), undo });
      await refresh(task);
      return task;
    },
    async change(before: Task, change: TaskChange) {
      const after = await call(updateTask, { params: { id: before.id }, body: change, version: before.version });
      const undo = async () => {
        const body = wayBack(before, change);
        await call(updateTask, { params: { id: before.id }, body, version: after.version });
        await refresh(before, after);
      };
      if (after.version !== before.version) show({ text: t("changed", { title: after.title }), undo });
      await refresh(before, after);
      return after;
    },
    async finish(task: Task, outcome?: string) {
      const params = { id: task.id };
      try {
        const done = await call(finishTask, { params, body: outcome ? { outcome } : {} });
        const undo = async () => {
          await call(reopenTask, { params });
          await refresh(task);
        };
        show({ text: t("finished", { title: task.title }), undo });
        await refresh(task);
        return done;
      } catch (error) {
        return fail(error);
      }
    },
    async reopen(task: Task) {
      const params = { id: task.id };
      try {
        const open = await call(reopenTask, { params });
        const undo = async () => {
          await call(finishTask, { params, body: { outcome: task.outcome } });
          await refresh(task);
        };
        show({ text: t("reopened", { title: task.title }), undo });
        await refresh(task);
        return open;
      } catch (error) {
        return fail(error);
      }
    },
    async restore(id: string, on: Pick<Task, "on">) {
      try {
        const task = await call(restoreTask, { params: { id } });
        show({ text: t("isBack") });
        await refresh(on);
        return task;
      } catch (error) {
        return fail(error);
      }
    },
  };
}

/** The change that puts back what another has changed. A reminder of a moment that has gone by cannot be set again, and is left. */
function wayBack(before: Task, change: TaskChange): TaskChange {
  const { kind, title, text, due, reminder, assignee, on, outcome } = before;
  const isPast = reminder !== null && reminder.before === null && new Date(reminder.at) < new Date();
  return {
    ...(change.kind !== undefined && { kind }),
    ...(change.title !== undefined && { title }),
    ...(change.text !== undefined && { text }),
    ...(change.due !== undefined && { due }),
    ...((change.reminder !== undefined || change.due !== undefined) &&
      !isPast && {
        reminder: reminder && (reminder.before === null ? { at: reminder.at } : { before: reminder.before }),
      }),
    ...(change.assignee !== undefined && assignee && { assignee: assignee.id }),
    ...(change.on !== undefined && { on: on && { kind: on.kind, id: on.id } }),
    ...(change.outcome !== undefined && { outcome }),
  };
}
