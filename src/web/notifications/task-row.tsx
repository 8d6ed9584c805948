import IconAlarm from "@tabler/icons-react/dist/esm/icons/IconAlarm.mjs";
import { Link } from "@tanstack/react-router";
import { Trans, useTranslation } from "react-i18next";
import { Avatar } from "../kit/avatar.tsx";
import { classes } from "../kit/classes.ts";
import { Icon } from "../kit/icon.tsx";
import { Time } from "../kit/time.tsx";
import type { Notification } from "./notifications-query.ts";

/** That a task is one's own now, or the moment of its reminder; it leads to the task. */
export function TaskRow({ item, onOpen }: { item: Notification; onOpen: () => void }) {
  const { t } = useTranslation("notifications");
  const { by, on, task, kind, at, read } = item;
  return (
    <li>
      <Link to="/tasks" search={{ task: task?.id }} className={classes("told-row", !read && "fresh")} onClick={onOpen}>
        {by ? (
          <Avatar id={by.id} name={by.name} size={32} />
        ) : (
          <span className="told-mark">
            <Icon of={IconAlarm} />
          </span>
        )}
        <span className="told-words">
          <span>
            <Trans t={t} i18nKey={kind} values={{ name: by?.name ?? t("somebody") }} components={{ b: <b /> }} />
          </span>
          <span className="told-excerpt" dir="auto">
            {task?.title}
          </span>
          {on.path !== "tasks" && (
            <span className="clip" dir="auto">
              {on.name}
            </span>
          )}
          <span className="t3 sm">
            <Time at={at} />
          </span>
        </span>
        {!read && <span className="told-dot" role="img" aria-label={t("fresh")} />}
      </Link>
    </li>
  );
}
