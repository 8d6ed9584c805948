import IconBell from "@tabler/icons-react/dist/esm/icons/IconBell.mjs";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../kit/icon.tsx";
import { Popover } from "../kit/popover.tsx";
import { useFormat } from "../kit/format.tsx";
import { NotificationsPanel } from "./notifications-panel.tsx";
import { notificationsQuery } from "./notifications-query.ts";
import "./notifications.css";

/** Beyond it nobody counts. */
const most = 99;

/** The bell: how much is unread, and on a press what it is. */
export function NotificationsButton() {
  const { t } = useTranslation("notifications");
  const format = useFormat();
  const { data } = useInfiniteQuery(notificationsQuery);
  const [open, setOpen] = useState(false);
  const unread = data?.pages[0]?.unread ?? 0;
  const label = unread === 0 ? t("name") : t("unread", { count: unread });
  return (
    <Popover
      open={open}
      onChange={setOpen}
      placement="bottom-end"
      bare
      trigger={
        <button type="button" className="ib told-bell" aria-label={label} data-tip={open ? undefined : label}>
          <Icon of={IconBell} />
          {unread > 0 && (
            <span className="told-count num" aria-hidden="true">
              {unread > most ? `${format.number(most)}+` : format.number(unread)}
            </span>
          )}
        </button>
      }
    >
      <NotificationsPanel onClose={() => setOpen(false)} />
    </Popover>
  );
}
