import IconBuilding from "@tabler/icons-react/dist/esm/icons/IconBuilding.mjs";
import IconDevicesPlus from "@tabler/icons-react/dist/esm/icons/IconDevicesPlus.mjs";
import IconFolderPlus from "@tabler/icons-react/dist/esm/icons/IconFolderPlus.mjs";
import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import IconChecklist from "@tabler/icons-react/dist/esm/icons/IconChecklist.mjs";
import IconTargetArrow from "@tabler/icons-react/dist/esm/icons/IconTargetArrow.mjs";
import IconUpload from "@tabler/icons-react/dist/esm/icons/IconUpload.mjs";
import IconUserPlus from "@tabler/icons-react/dist/esm/icons/IconUserPlus.mjs";
import { useLocation } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Button } from "../kit/button.tsx";
import type { IconOf } from "../kit/icon.tsx";
import { IconButton } from "../kit/icon-button.tsx";
import { Menu } from "../kit/menu.tsx";
import { useMay, useSession } from "../session.ts";

const lists = new Set([
  "/",
  "/contacts",
  "/companies",
  "/equipment",
  "/equipment/tree",
  "/opportunities",
  "/opportunities/list",
  "/contact-groups",
  "/trash",
]);

/** Everything one may make. Indigo only on lists and at home: elsewhere the page has a next step of its own. */
export function CreateMenu() {
  const { t } = useTranslation("app");
  const path = useLocation({ select: ({ pathname }) => pathname });
  const items = useCreateItems();
  if (items.length === 0) return null;
  const onList = lists.has(path);
  return (
    <>
      <Menu
        placement="bottom-end"
        items={items}
        trigger={
          <Button className="no-phone" icon={IconPlus} variant={onList ? "primary" : "default"}>
            {t("create.name")}
          </Button>
        }
      />
      {onList && (
        <Menu
          placement="bottom-end"
          items={items}
          trigger={<IconButton className="only-phone" icon={IconPlus} label={t("create.name")} />}
        />
      )}
    </>
  );
}

interface CreateItem {
  label: string;
  icon: IconOf;
  to: string;
  keys?: string;
  open: boolean;
}

/** The same for the command palette. A room opens its form when its list is called with `create=yes`. */
export function useCreateItems(): readonly CreateItem[] {
  const { t } = useTranslation("app");
  const may = useMay();
  const { user } = useSession();
  if (user.accessGroup.type === "client") return [];
  const both = (action: string) => may("contacts.clients", action) || may("contacts.agents", action);
  const items: CreateItem[] = [
    { label: t("create.contact"), icon: IconUserPlus, to: "/contacts/new", keys: "c", open: both("create") },
    { label: t("create.company"), icon: IconBuilding, to: "/companies?create=yes", open: may("companies", "create") },
    {
      label: t("create.equipment"),
      icon: IconDevicesPlus,
      to: "/equipment?create=yes",
      open: may("equipment", "create"),
    },
    {
      label: t("create.opportunity"),
      icon: IconTargetArrow,
      to: "/opportunities?create=yes",
      open: may("opportunities", "create"),
    },
    { label: t("create.task"), icon: IconChecklist, to: "/tasks?create=yes", open: may("tasks", "create") },
    { label: t("create.group"), icon: IconFolderPlus, to: "/contact-groups?create=yes", open: both("edit") },
    { label: t("create.import"), icon: IconUpload, to: "/imports/new", open: both("import") },
  ];
  return items.filter((item) => item.open);
}
