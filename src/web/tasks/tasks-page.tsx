import IconChecklist from "@tabler/icons-react/dist/esm/icons/IconChecklist.mjs";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CallError } from "../client.ts";
import { agents } from "../contacts/fields/sources.tsx";
import { Failure } from "../frame/failure.tsx";
import { NotFound } from "../frame/not-found.tsx";
import { usePageTitle } from "../frame/page-title.ts";
import { Button } from "../kit/button.tsx";
import { ChoiceField } from "../kit/choice-field.tsx";
import type { Option } from "../kit/choice-options.ts";
import { usePlace } from "../kit/place.ts";
import { Segmented } from "../kit/segmented.tsx";
import { Empty, NoteBar, Skeleton } from "../kit/states.tsx";
import { useMay, useSession } from "../session.ts";
import { useLookOn } from "../use-look-on.ts";
import { DoneTasks } from "./done-tasks.tsx";
import { byDue, groupOf, openGroups } from "./groups.ts";
import { QuickAdd } from "./quick-add.tsx";
import { taskQuery, tasksQuery } from "./task.ts";
import { EditTaskForm, NewTaskForm } from "./task-form.tsx";
import { TaskLine } from "./task-line.tsx";
import "../management/management.css";
import "./tasks.css";

/** /tasks: what is to be done, the most pressing first. `whose` is "all" or somebody's id, `task` the one that is open. */
export function TasksPage() {
  const may = useMay();
  return may("tasks", "see") ? <Tasks /> : <NotFound />;
}

function Tasks() {
  const { t } = useTranslation("tasks");
  const { user } = useSession();
  const mayCreate = useMay()("tasks", "create");
  const { whose, task: opened, create } = useSearch({ strict: false });
  const assignee = whose === "all" ? undefined : (whose ?? user.id);
  const navigate = useNavigate();
  usePageTitle(t("title"));
  const go = (change: Record<string, string | undefined>) =>
    void navigate({ to: ".", search: (now) => ({ ...now, ...change }), replace: true });
  return (
    <>
      <div className="phead">
        <h1 className="in-bar">{t("title")}</h1>
      </div>
      <div className="pbody todos">
        <Whose whose={whose} onChange={(one) => go({ whose: one })} />
        {mayCreate && <QuickAdd assignee={assignee} />}
        <OpenTasks key={assignee ?? "all"} assignee={assignee} onOpen={(id) => go({ task: id })} />
        <DoneTasks assignee={assignee} onOpen={(id) => go({ task: id })} />
      </div>
      {create === "yes" && <NewTaskForm onClose={() => go({ create: undefined })} />}
      {opened !== undefined && <Opened key={opened} id={opened} onClose={() => go({ task: undefined })} />}
    </>
  );
}

interface WhoseProps {
  whose: string | undefined;
  onChange: (whose: string | undefined) => void;
}

/** One's own, everybody's as far as one sees them, or those of one person. */
function Whose({ whose, onChange }: WhoseProps) {
  const { t } = useTranslation("tasks");
  const [person, setPerson] = useState<Option | null>(null);
  const [choosing, setChoosing] = useState(false);
  const isOne = choosing || (whose !== undefined && whose !== "all");
  const value = isOne ? "one" : whose === "all" ? "all" : "mine";
  return (
    <div className="todo-whose">
      <Segmented
        label={t("whose.label")}
        options={(["mine", "all", "one"] as const).map((one) => ({ value: one, label: t(`whose.${one}`) }))}
        value={value}
        onChange={(one) => {
          setChoosing(one === "one");
          if (one !== "one") onChange(one === "all" ? "all" : undefined);
        }}
      />
      {isOne && (
        <ChoiceField
          {...agents}
          label={t("whose.person")}
          labelHidden
          placeholder={t("whose.choose")}
          value={whose === "all" ? null : (whose ?? null)}
          chosen={person}
          onChange={(id, option) => {
            setPerson(option);
            if (id !== null) onChange(id);
          }}
        />
      )}
    </div>
  );
}

interface OpenTasksProps {
  assignee: string | undefined;
  onOpen: (id: string) => void;
}

function OpenTasks({ assignee, onOpen }: OpenTasksProps) {
  const { t } = useTranslation("tasks");
  const { timeZone } = usePlace();
  const list = useInfiniteQuery(tasksQuery({ assignee, done: false }));
  useLookOn(list);
  const { data, error } = list;
  if (error instanceof CallError && !data) return <Failure error={error} reset={() => void list.refetch()} />;
  const tasks = data?.pages.flatMap(({ items }) => items) ?? [];
  const now = new Date();
  const groups = Map.groupBy(tasks, ({ due }) => groupOf(due, now, timeZone));
  // Of the last that is shown the next page may have more.
  const cutOff = list.hasNextPage ? openGroups.findLast((group) => groups.has(group)) : undefined;
  return (
    <div aria-busy={data === undefined}>
      {data === undefined && <Waiting />}
      {data && tasks.length === 0 && !list.hasNextPage && (
        <Empty icon={IconChecklist} title={t("empty.title")}>
          {t("empty.words")}
        </Empty>
      )}
      {openGroups.map((group) => {
        const within = groups.get(group);
        return (
          within && (
            <Group
              key={group}
              name={t(`group.${group}`)}
              late={group === "overdue"}
              count={within.length}
              goesOn={group === cutOff}
            >
              {byDue(within, timeZone).map((task) => (
                <TaskLine key={task.id} task={task} under={group} onOpen={() => onOpen(task.id)} />
              ))}
            </Group>
          )
        );
      })}
      {list.hasNextPage && (
        <Button variant="quiet" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("more")}
        </Button>
      )}
    </div>
  );
}

interface GroupProps {
  name: string;
  count: number;
  goesOn: boolean;
  late: boolean;
  children: ReactNode;
}

function Group({ name, count, goesOn, late, children }: GroupProps) {
  return (
    <section aria-label={name}>
      <h2 className={late ? "todo-group todo-late" : "todo-group"}>
        {name}{" "}
        <span className="num">
          {count}
          {goesOn && "+"}
        </span>
      </h2>
      <ul>{children}</ul>
    </section>
  );
}

/** The task that the address names, in its dialog; what is not there or out of sight says so. */
function Opened({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation("tasks");
  const { data, error } = useQuery(taskQuery(id));
  if (data) return <EditTaskForm task={data} onClose={onClose} />;
  if (!(error instanceof CallError)) return null;
  return (
    <div className="todo-gone">
      <NoteBar
        tone="amber"
        boxed
        action={
          <Button size="s" onClick={onClose}>
            {t("kit:close")}
          </Button>
        }
      >
        {error.offline ? t("offline") : t("gone")}
      </NoteBar>
    </div>
  );
}

function Waiting() {
  return (
    <ul>
      {[260, 180, 320, 220].map((width) => (
        <li className="todo" key={width}>
          <Skeleton width={16} height={16} />
          <Skeleton width={width} />
        </li>
      ))}
    </ul>
  );
}
