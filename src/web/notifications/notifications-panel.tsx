import IconBell from "@tabler/icons-react/dist/esm/icons/IconBell.mjs";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Trans, useTranslation } from "react-i18next";
import { readNotifications } from "../../notifications/api.ts";
import { call } from "../client.ts";
import { Avatar } from "../kit/avatar.tsx";
import { Button } from "../kit/button.tsx";
import { classes } from "../kit/classes.ts";
import { Empty, NoteBar } from "../kit/states.tsx";
import { Time } from "../kit/time.tsx";
import { useToast } from "../kit/toast.tsx";
import { FollowedRow } from "./followed-row.tsx";
import { notificationsQuery, type Notification } from "./notifications-query.ts";
import { TaskRow } from "./task-row.tsx";

/** What one was told, newest first; opening one marks it as read. */
export function NotificationsPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("notifications");
  const told = useInfiniteQuery(notificationsQuery);
  const read = useRead();
  const items = told.data?.pages.flatMap((page) => page.items) ?? [];
  const open = (item: Notification) => {
    if (!item.read) read.mutate([item.id]);
    onClose();
  };
  return (
    <section className="told" tabIndex={-1} data-autofocus aria-label={t("name")} aria-busy={told.isPending}>
      <header className="told-head">
        <h2>{t("name")}</h2>
        {items.some((item) => !item.read) && (
          <Button size="s" variant="quiet" busy={read.isPending} onClick={() => read.mutate(undefined)}>
            {t("readAll")}
          </Button>
        )}
      </header>
      {told.isError && (
        <NoteBar
          tone="red"
          boxed
          action={
            <Button size="s" onClick={() => void told.refetch()}>
              {t("card:again")}
            </Button>
          }
        >
          {t("failed")}
        </NoteBar>
      )}
      {told.isSuccess && items.length === 0 && (
        <Empty icon={IconBell} title={t("none")}>
          {t("noneWords")}
        </Empty>
      )}
      <ul>
        {items.map((item) =>
          item.kind === "followed" ? (
            <FollowedRow key={item.id} item={item} onOpen={() => open(item)} />
          ) : item.task ? (
            <TaskRow key={item.id} item={item} onOpen={() => open(item)} />
          ) : (
            <Row key={item.id} item={item} onOpen={() => open(item)} />
          ),
        )}
      </ul>
      {told.hasNextPage && (
        <Button variant="quiet" wide busy={told.isFetchingNextPage} onClick={() => void told.fetchNextPage()}>
          {t("card:history.older")}
        </Button>
      )}
    </section>
  );
}

/** Where the records are looked at that notes hang on. */
const places: Readonly<Record<string, "/companies/$id" | "/equipment/$id" | "/opportunities/$id">> = {
  companies: "/companies/$id",
  equipment: "/equipment/$id",
  opportunities: "/opportunities/$id",
};

function Row({ item, onOpen }: { item: Notification; onOpen: () => void }) {
  const { t } = useTranslation("notifications");
  const { by, on, note, at, read } = item;
  return (
    <li>
      <Link
        to={places[on.path] ?? "/contacts/$id"}
        params={{ id: on.id }}
        search={{ tab: on.path === "companies" ? "timeline" : undefined }}
        className={classes("told-row", !read && "fresh")}
        onClick={onOpen}
      >
        <Avatar id={by?.id ?? item.id} name={by?.name ?? ""} size={32} />
        <span className="told-words">
          <span>
            <Trans
              t={t}
              i18nKey="mention"
              values={{ name: by?.name ?? t("somebody"), record: on.name }}
              components={{ b: <b /> }}
            />
          </span>
          <span className="told-excerpt" dir="auto">
            {note?.excerpt}
          </span>
          <span className="t3 sm">
            <Time at={at} />
          </span>
        </span>
        {!read && <span className="told-dot" role="img" aria-label={t("fresh")} />}
      </Link>
    </li>
  );
}

/** Marks some as read, or all. */
function useRead() {
  const { t } = useTranslation("notifications");
  const queries = useQueryClient();
  const { show } = useToast();
  return useMutation({
    mutationFn: (ids: string[] | undefined) => call(readNotifications, { body: ids ? { ids } : {} }),
    onSettled: () => queries.invalidateQueries({ queryKey: notificationsQuery.queryKey }),
    onError: (error) => show({ tone: "red", text: t("notRead"), detail: error.message }),
  });
}
