import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dayIn } from "../kit/moment-in.ts";
import { usePlace } from "../kit/place.ts";
import { useSession } from "../session.ts";
import { byDue, dayAfter } from "../tasks/groups.ts";
import { dueQuery, type Task } from "../tasks/task.ts";
import { EditTaskForm } from "../tasks/task-form.tsx";
import { TaskLine } from "../tasks/task-line.tsx";
import { Block } from "./block.tsx";
import "../tasks/tasks.css";

const most = 6;

/** One's own open tasks that are overdue or due today, ticked in their place. */
export function MyTasks() {
  const { t } = useTranslation("home");
  const { user } = useSession();
  const { timeZone } = usePlace();
  const [edited, setEdited] = useState<Task>();
  const tomorrow = dayAfter(dayIn(timeZone, new Date()), 1);
  const { data, isError, refetch } = useQuery(dueQuery(user.id, tomorrow, most));
  return (
    <>
      <Block
        title={t("tasks.title")}
        all={{ to: "/tasks", search: {} }}
        items={data && byDue(data.items, timeZone)}
        failed={isError}
        onAgain={() => void refetch()}
        empty={t("tasks.empty")}
      >
        {(task) => <TaskLine key={task.id} task={task} onOpen={() => setEdited(task)} />}
      </Block>
      {edited && <EditTaskForm key={edited.id} task={edited} onClose={() => setEdited(undefined)} />}
    </>
  );
}
