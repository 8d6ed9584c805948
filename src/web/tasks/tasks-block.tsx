import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../kit/button.tsx";
import { IconButton } from "../kit/icon-button.tsx";
import { NoteBar } from "../kit/states.tsx";
import { usePlace } from "../kit/place.ts";
import { useMay } from "../session.ts";
import { byDue } from "./groups.ts";
import { pathOf, recordTasksQuery, type Task, type TaskRecord } from "./task.ts";
import { EditTaskForm, NewTaskForm } from "./task-form.tsx";
import { TaskLine } from "./task-line.tsx";
import "../contacts/card/properties.css";
import "../contacts/card/related.css";
import "./tasks.css";

/** What is still to be done about a record, with a way to add more; nothing for who sees no tasks. */
export function TasksBlock({ on }: { on: TaskRecord }) {
  const { t } = useTranslation("tasks");
  const may = useMay();
  const id = useId();
  const { timeZone } = usePlace();
  const [adding, setAdding] = useState(false);
  const [edited, setEdited] = useState<Task>();
  const sees = may("tasks", "see");
  const mayCreate = may("tasks", "create");
  const { data, isError, refetch } = useQuery({ ...recordTasksQuery(pathOf[on.kind], on.id), enabled: sees });
  if (!sees || (!mayCreate && !data?.items.length)) return null;
  return (
    <section aria-labelledby={id}>
      <div className="sec-h">
        <h2 id={id}>{t("title")}</h2>
        {data && data.items.length > 0 && <span className="n">{data.items.length}</span>}
        {mayCreate && <IconButton icon={IconPlus} size="xs" label={t("create")} onClick={() => setAdding(true)} />}
      </div>
      {isError && (
        <NoteBar
          tone="red"
          boxed
          action={
            <Button size="s" onClick={() => void refetch()}>
              {t("card:again")}
            </Button>
          }
        >
          {t("failed")}
        </NoteBar>
      )}
      <ul>
        {byDue(data?.items ?? [], timeZone).map((task) => (
          <TaskLine key={task.id} task={task} bare onOpen={() => setEdited(task)} />
        ))}
      </ul>
      {data?.items.length === 0 && mayCreate && (
        <button type="button" className="ghost add-first" onClick={() => setAdding(true)}>
          {t("create")}
        </button>
      )}
      {adding && <NewTaskForm on={on} onClose={() => setAdding(false)} />}
      {edited && <EditTaskForm key={edited.id} task={edited} onClose={() => setEdited(undefined)} />}
    </section>
  );
}
