import IconArrowBackUp from "@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs";
import IconArrowLeft from "@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs";
import IconArrowRight from "@tabler/icons-react/dist/esm/icons/IconArrowRight.mjs";
import IconBookmark from "@tabler/icons-react/dist/esm/icons/IconBookmark.mjs";
import IconDots from "@tabler/icons-react/dist/esm/icons/IconDots.mjs";
import IconHome from "@tabler/icons-react/dist/esm/icons/IconHome.mjs";
import IconPencil from "@tabler/icons-react/dist/esm/icons/IconPencil.mjs";
import IconShare from "@tabler/icons-react/dist/esm/icons/IconShare2.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import { useTranslation } from "react-i18next";
import { IconButton } from "../kit/icon-button.tsx";
import { Menu, type MenuItem } from "../kit/menu.tsx";
import { useSession } from "../session.ts";
import type { ViewDeeds } from "./use-view-deeds.ts";
import type { View } from "./view.ts";

interface ViewMenuProps {
  view: View;
  saved: readonly View[];
  changed: boolean;
  deeds: ViewDeeds;
  onSaveAs?: () => void;
  onReset?: () => void;
  onEdit?: (part: "name" | "share") => void;
  /** What the list's kind has to do with all that the view finds. */
  more?: readonly MenuItem[];
  onDeleted: () => void;
}

/** Everything that may be done with a view. */
export function ViewMenu({
  view,
  saved,
  changed,
  deeds,
  onSaveAs,
  onReset,
  onEdit,
  more = [],
  onDeleted,
}: ViewMenuProps) {
  const { t } = useTranslation("views");
  const { user } = useSession();
  const at = saved.findIndex(({ id }) => id === view.id);
  const may = (deed: View["can"][number]) => view.can.includes(deed);
  const items: MenuItem[] = [
    ...(view.owner.id === user.id ? [] : [{ heading: t("sharedBy", { name: view.owner.name }) }]),
    ...(onSaveAs ? [{ label: t("saveAs"), icon: IconBookmark, onSelect: onSaveAs }] : []),
    ...(changed && onReset ? [{ label: t("reset"), icon: IconArrowBackUp, onSelect: onReset }] : []),
    ...(may("edit") && onEdit ? [{ label: t("rename"), icon: IconPencil, onSelect: () => onEdit("name") }] : []),
    ...(may("share") && onEdit ? [{ label: t("share"), icon: IconShare, onSelect: () => onEdit("share") }] : []),
    ...more,
    {
      label: t("opens"),
      icon: IconHome,
      checked: view.isDefault,
      onSelect: () => void deeds.open(view, !view.isDefault),
    },
    { label: t("moveBack"), icon: IconArrowLeft, disabled: at <= 0, onSelect: () => void deeds.move(view, -1) },
    {
      label: t("moveOn"),
      icon: IconArrowRight,
      disabled: at === saved.length - 1,
      onSelect: () => void deeds.move(view, 1),
    },
    ...(may("delete")
      ? [
          {
            label: t("delete"),
            icon: IconTrash,
            danger: true,
            onSelect: () => void deeds.remove(view).then((done) => done && onDeleted()),
          },
        ]
      : []),
  ];
  return (
    <Menu
      trigger={<IconButton size="s" icon={IconDots} label={t("menu", { name: view.name })} />}
      placement="bottom-start"
      items={items}
    />
  );
}
