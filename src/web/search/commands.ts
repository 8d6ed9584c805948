import IconDeviceDesktop from "@tabler/icons-react/dist/esm/icons/IconDeviceDesktop.mjs";
import IconKeyboard from "@tabler/icons-react/dist/esm/icons/IconKeyboard.mjs";
import IconLogout from "@tabler/icons-react/dist/esm/icons/IconLogout.mjs";
import IconMoon from "@tabler/icons-react/dist/esm/icons/IconMoon.mjs";
import IconSun from "@tabler/icons-react/dist/esm/icons/IconSun.mjs";
import IconUserCircle from "@tabler/icons-react/dist/esm/icons/IconUserCircle.mjs";
import { useTranslation } from "react-i18next";
import { useCreateItems } from "../frame/create-menu.tsx";
import { useSignOut } from "../frame/use-sign-out.ts";
import type { IconOf } from "../kit/icon.tsx";
import { sectionsFor } from "../sections.ts";
import { useSession } from "../session.ts";
import { useTheme } from "../theme.ts";

/** A page to go to or a thing to do, offered by its words. */
export interface Command {
  id: string;
  group: "pages" | "actions";
  label: string;
  icon: IconOf;
  keys?: string;
  /** Where it leads… */
  href?: string;
  /** …or what it does. */
  run?: () => void;
}

export function useCommands(onKeyboard: () => void): readonly Command[] {
  const { t } = useTranslation(["app", "search"]);
  const create = useCreateItems();
  const sections = sectionsFor(useSession());
  const [theme, turnTheme] = useTheme();
  const signOut = useSignOut();
  const themes = [
    { id: "system", label: t("search:theme.system"), icon: IconDeviceDesktop },
    { id: "light", label: t("search:theme.light"), icon: IconSun },
    { id: "dark", label: t("search:theme.dark"), icon: IconMoon },
  ] as const;
  return [
    ...sections.map(({ id, to, icon, key }) => ({
      id: to,
      group: "pages" as const,
      label: t(`app:section.${id}`),
      icon,
      href: to,
      ...(key !== undefined && { keys: `g ${key}` }),
    })),
    {
      id: "/profile",
      group: "pages",
      label: t("app:own.profile"),
      icon: IconUserCircle,
      href: "/profile",
      keys: "g p",
    },
    ...create.map(({ label, icon, to, keys }) => ({ id: to, group: "actions" as const, label, icon, href: to, keys })),
    ...themes
      .filter(({ id }) => id !== theme)
      .map(({ id, label, icon }) => ({
        id: `theme:${id}`,
        group: "actions" as const,
        label,
        icon,
        run: () => turnTheme(id),
      })),
    { id: "keyboard", group: "actions", label: t("app:keys.title"), icon: IconKeyboard, keys: "?", run: onKeyboard },
    { id: "signOut", group: "actions", label: t("app:own.signOut"), icon: IconLogout, run: () => void signOut() },
  ];
}
