import IconCircleCheck from "@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs";
import IconPencil from "@tabler/icons-react/dist/esm/icons/IconPencil.mjs";
import IconPhone from "@tabler/icons-react/dist/esm/icons/IconPhone.mjs";
import IconRotate from "@tabler/icons-react/dist/esm/icons/IconRotate.mjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../kit/icon.tsx";
import { IconButton } from "../kit/icon-button.tsx";
import type { Task } from "../tasks/task.ts";
import { EditTaskForm } from "../tasks/task-form.tsx";
import { useTaskDeeds } from "../tasks/use-task-deeds.ts";
import { EventLine } from "./event-line.tsx";

/** A task or a call where it was done, with what came of it. */
export function TaskEvent({ task }: { task: Task }) {
  const { t } = useTranslation("notes");
  const deeds = useTaskDeeds();
  const [edited, setEdited] = useState(false);
  const { kind, title, text, outcome, doneAt, doneBy, can } = task;
  if (doneAt === null) return null;
  const isCall = kind === "call";
  return (
    <li className="ev">
      <span className="ev-mark">
        <Icon of={isCall ? IconPhone : IconCircleCheck} />
      </span>
      <div className="written">
        <EventLine
          by={doneBy}
          at={doneAt}
          words={isCall ? "called" : "did"}
          actions={
            can.includes("edit") && (
              <>
                <IconButton icon={IconPencil} size="xs" label={t("tasks:edit")} onClick={() => setEdited(true)} />
                <IconButton
                  icon={IconRotate}
                  size="xs"
                  label={t("tasks:reopen")}
                  onClick={() => void deeds.reopen(task)}
                />
              </>
            )
          }
        />
        <p className="ev-detail" dir="auto">
          <b className="b t1">{title}</b>
          {outcome === "" ? null : <> · {outcome}</>}
        </p>
        {text !== "" && (
          <p className="ev-detail ev-plain" dir="auto">
            {text}
          </p>
        )}
        {edited && <EditTaskForm task={task} onClose={() => setEdited(false)} />}
      </div>
    </li>
  );
}
