import { Link } from "@tanstack/react-router";
import { Trans, useTranslation } from "react-i18next";
import { Avatar } from "../kit/avatar.tsx";
import { classes } from "../kit/classes.ts";
import { Time } from "../kit/time.tsx";
import type { Notification } from "./notifications-query.ts";

const places = {
  contacts: "/contacts/$id",
  companies: "/companies/$id",
  equipment: "/equipment/$id",
  opportunities: "/opportunities/$id",
} as const;

/** What was done to a record that one follows, or to several of them at once: then it leads to one of them. */
export function FollowedRow({ item, onOpen }: { item: Notification; onOpen: () => void }) {
  const { t } = useTranslation("notifications");
  const { by, on, at, read, action = "changed", records = 1 } = item;
  const place = isPlace(on.path) ? on.path : "contacts";
  const key = records > 1 ? "followed.several" : `followed.${action}`;
  const values = { name: by?.name ?? t("somebody"), record: on.name, count: records };
  return (
    <li>
      <Link
        to={places[place]}
        params={{ id: on.id }}
        search={{ tab: place === "companies" ? "timeline" : undefined }}
        className={classes("told-row", !read && "fresh")}
        onClick={onOpen}
      >
        <Avatar id={by?.id ?? item.id} name={by?.name ?? ""} size={32} />
        <span className="told-words">
          <span>
            <Trans t={t} i18nKey={key} count={records} values={values} components={{ b: <b /> }} />
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

function isPlace(path: string): path is keyof typeof places {
  return Object.hasOwn(places, path);
}
