import IconBell from "@tabler/icons-react/dist/esm/icons/IconBell.mjs";
import IconPhone from "@tabler/icons-react/dist/esm/icons/IconPhone.mjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Avatar } from "../kit/avatar.tsx";
import { Checkbox } from "../kit/checks.tsx";
import { classes } from "../kit/classes.ts";
import { useFormat } from "../kit/format.tsx";
import { Icon } from "../kit/icon.tsx";
import { Name } from "../kit/person.tsx";
import { useSession } from "../session.ts";
import { FinishCall } from "./finish-call.tsx";
import type { OpenGroup } from "./groups.ts";
import { RecordLink } from "./record-link.tsx";
import type { Task } from "./task.ts";
import { useDueWords } from "./use-due-words.ts";
import { useTaskDeeds } from "./use-task-deeds.ts";
import "./tasks.css";

interface TaskLineProps {
  task: Task;
  onOpen: () => void;
  /** On its record's own page it is not named again. */
  bare?: boolean;
  /** The heading above it, which has said already when it is due. */
  under?: OpenGroup;
}

/** A task with its tick; its title opens it. Whose it is stands there where it is somebody else's. */
export function TaskLine({ task, onOpen, bare, under }: TaskLineProps) {
  const { t } = useTranslation("tasks");
  const { user } = useSession();
  const { title, kind, on, assignee, reminder, doneAt } = task;
  const isElse = assignee !== null && assignee.id !== user.id;
  return (
    <li className={classes("todo", doneAt !== null && "todo-past", bare && "todo-bare")}>
      <Tick task={task} />
      <div className="todo-words">
        <button type="button" className="todo-title" onClick={onOpen}>
          {kind === "call" && (
            <>
              <Icon of={IconPhone} size="xs" />
              <span className="sr">{t("kind.call")}: </span>
            </>
          )}
          <bdi>{title}</bdi>
        </button>
        <div className="todo-more">
          <Due task={task} under={under} />
          {reminder && doneAt === null && <Rings at={reminder.at} />}
          {!bare && on && <RecordLink on={on} />}
        </div>
      </div>
      {isElse && (
        <span className="todo-who" data-tip={assignee.name}>
          <Avatar id={assignee.id} name={assignee.name} src={assignee.picture} size={20} />
          <span className={bare ? "sr" : "clip"}>
            <Name>{assignee.name}</Name>
            {assignee.status !== "active" && <span className="t3"> · {t(`kit:status.${assignee.status}`)}</span>}
          </span>
        </span>
      )}
    </li>
  );
}

/** Ticked at once; what the server refuses is open again. */
function Tick({ task }: { task: Task }) {
  const { t } = useTranslation("tasks");
  const deeds = useTaskDeeds();
  const [wish, setWish] = useState<boolean>();
  const [asked, setAsked] = useState(false);
  const isDone = task.doneAt !== null;
  const turn = async (done: boolean) => {
    if (done && task.kind === "call") return setAsked(true);
    setWish(done);
    await (done ? deeds.finish(task) : deeds.reopen(task));
    setWish(undefined);
  };
  return (
    <>
      <Checkbox
        className="todo-tick"
        checked={wish ?? isDone}
        disabled={!task.can.includes("edit") || wish !== undefined}
        onChange={(done) => void turn(done)}
        aria-label={t("tick", { title: task.title })}
      />
      {asked && <FinishCall task={task} onClose={() => setAsked(false)} />}
    </>
  );
}

function Due({ task: { due, doneAt, outcome }, under }: Pick<TaskLineProps, "task" | "under">) {
  const { t } = useTranslation("tasks");
  const format = useFormat();
  const words = useDueWords()(due);
  if (doneAt !== null)
    return (
      <>
        <time dateTime={doneAt} data-tip={format.dateTime(doneAt)} className="num">
          {t("doneOn", { day: format.shortDate(doneAt) })}
        </time>
        {outcome !== "" && (
          <span className="todo-outcome clip">
            <bdi>{outcome}</bdi>
          </span>
        )}
      </>
    );
  if (words === undefined || due === null) return null;
  const isLate = words.group === "overdue";
  const isSaid = words.group === under;
  // Under "Today" only the time is news.
  const text = isSaid && !isLate && words.group !== "week" && words.group !== "later" ? words.time : words.text;
  if (text === "") return null;
  return (
    <time dateTime={due} data-tip={words.full} className={classes("num", isLate && "todo-late")}>
      {isLate && !isSaid ? t("late", { day: text }) : text}
    </time>
  );
}

function Rings({ at }: { at: string }) {
  const { t } = useTranslation("tasks");
  const format = useFormat();
  if (new Date(at) < new Date()) return null;
  const words = t("rings", { time: format.dateTime(at) });
  return (
    <span className="todo-bell" data-tip={words}>
      <Icon of={IconBell} size="xs" />
      <span className="sr">{words}</span>
    </span>
  );
}
