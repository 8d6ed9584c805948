import IconBan from "@tabler/icons-react/dist/esm/icons/IconBan.mjs";
import IconChevronDown from "@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs";
import IconCircleCheck from "@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs";
import IconUserOff from "@tabler/icons-react/dist/esm/icons/IconUserOff.mjs";
import { useTranslation } from "react-i18next";
import { Icon } from "../../kit/icon.tsx";
import { Menu } from "../../kit/menu.tsx";
import { StatusWord, type Status } from "../../kit/status-word.tsx";
import { statusesOpenTo } from "./statuses.ts";
import "./status.css";

const ways = {
  active: { icon: IconCircleCheck, key: "unblock" },
  blocked: { icon: IconBan, key: "block" },
  fired: { icon: IconUserOff, key: "fire" },
} as const;

interface StatusMenuProps {
  status: Status;
  /** What the contact's answer allows. */
  can: readonly string[];
  onChoose: (to: Status) => void;
}

/** The status, and a menu of those that it may be changed to. */
export function StatusMenu({ status, can, onChoose }: StatusMenuProps) {
  const { t } = useTranslation("card");
  const open = statusesOpenTo(can);
  if (open.length === 0) return <StatusWord status={status} />;
  return (
    <Menu
      width={280}
      trigger={
        <button
          type="button"
          className="status-menu"
          aria-label={t("status.menu", { status: t(`kit:status.${status}`) })}
        >
          <StatusWord status={status} />
          <Icon of={IconChevronDown} size="xs" />
        </button>
      }
      items={open.map((to) => ({
        label: t(`${ways[to].key}.menu`),
        detail: t(`${ways[to].key}.menuWords`),
        icon: ways[to].icon,
        danger: to === "fired",
        onSelect: () => onChoose(to),
      }))}
    />
  );
}
