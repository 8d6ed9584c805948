import IconChevronRight from "@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../kit/button.tsx";
import { Icon } from "../kit/icon.tsx";
import { NoteBar, Skeleton } from "../kit/states.tsx";
import { useLookOn } from "../use-look-on.ts";
import { tasksQuery } from "./task.ts";
import { TaskLine } from "./task-line.tsx";

interface DoneTasksProps {
  assignee: string | undefined;
  onOpen: (id: string) => void;
}

/** What was done, the latest first; asked for only when somebody wants to see it. */
export function DoneTasks({ assignee, onOpen }: DoneTasksProps) {
  const { t } = useTranslation("tasks");
  const [open, setOpen] = useState(false);
  return (
    <section aria-label={t("group.done")}>
      <h2 className="todo-group">
        <button type="button" className="todo-fold" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon of={IconChevronRight} size="xs" />
          {t("group.done")}
        </button>
      </h2>
      {open && <Done assignee={assignee} onOpen={onOpen} />}
    </section>
  );
}

function Done({ assignee, onOpen }: DoneTasksProps) {
  const { t } = useTranslation("tasks");
  const list = useInfiniteQuery(tasksQuery({ assignee, done: true }));
  useLookOn(list);
  const tasks = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div aria-busy={list.isPending}>
      {list.isPending && <Skeleton width={220} />}
      {list.isError && (
        <NoteBar
          tone="red"
          boxed
          action={
            <Button size="s" onClick={() => void list.refetch()}>
              {t("card:again")}
            </Button>
          }
        >
          {t("failed")}
        </NoteBar>
      )}
      {list.isSuccess && tasks.length === 0 && <p className="t3 md">{t("nothingDone")}</p>}
      <ul>
        {tasks.map((task) => (
          <TaskLine key={task.id} task={task} onOpen={() => onOpen(task.id)} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button variant="quiet" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("more")}
        </Button>
      )}
    </div>
  );
}
