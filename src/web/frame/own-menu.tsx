import IconDeviceDesktop from "@tabler/icons-react/dist/esm/icons/IconDeviceDesktop.mjs";
import IconLogout from "@tabler/icons-react/dist/esm/icons/IconLogout.mjs";
import IconMoon from "@tabler/icons-react/dist/esm/icons/IconMoon.mjs";
import IconSun from "@tabler/icons-react/dist/esm/icons/IconSun.mjs";
import IconUserCircle from "@tabler/icons-react/dist/esm/icons/IconUserCircle.mjs";
import { useTranslation } from "react-i18next";
import { languageName, languageTags } from "../i18n.ts";
import { Avatar } from "../kit/avatar.tsx";
import { Menu, type MenuItem } from "../kit/menu.tsx";
import { Name } from "../kit/person.tsx";
import { useSession } from "../session.ts";
import { useTheme } from "../theme.ts";
import { useSavePlace } from "../use-save-place.ts";
import { useSignOut } from "./use-sign-out.ts";

/** Who is signed in, the profile, theme and language, the way out. */
export function OwnMenu() {
  const { t, i18n } = useTranslation("app");
  const { user } = useSession();
  // The personal account has no keys of its own.
  const isAgent = user.accessGroup.type === "agent";
  const [theme, turnTheme] = useTheme();
  const saving = useSavePlace();
  const signOut = useSignOut();
  const items: MenuItem[] = [
    { label: t("own.profile"), icon: IconUserCircle, to: "/profile", ...(isAgent && { keys: "g p" }) },
    "line",
    { heading: t("own.theme") },
    {
      label: t("own.system"),
      icon: IconDeviceDesktop,
      checked: theme === "system",
      onSelect: () => turnTheme("system"),
    },
    { label: t("own.light"), icon: IconSun, checked: theme === "light", onSelect: () => turnTheme("light") },
    { label: t("own.dark"), icon: IconMoon, checked: theme === "dark", onSelect: () => turnTheme("dark") },
    "line",
    { heading: t("own.language") },
    ...languageTags.map((tag): MenuItem => ({
      label: languageName(tag),
      checked: tag === i18n.language,
      onSelect: () => tag !== i18n.language && saving.mutate({ language: tag }),
    })),
    "line",
    { label: t("own.signOut"), icon: IconLogout, onSelect: () => void signOut() },
  ];
  return (
    <Menu
      placement="bottom-end"
      items={items}
      trigger={
        <button type="button" className="ib" aria-label={t("own.name", { name: user.name })}>
          <Avatar id={user.id} name={user.name} src={user.picture} size={28} />
        </button>
      }
      head={
        <div className="menu-t">
          <Avatar id={user.id} name={user.name} src={user.picture} size={32} />
          <div className="grow">
            <div className="clip b">
              <Name>{user.name}</Name>
            </div>
            <div className="clip sm t3">{user.email}</div>
          </div>
        </div>
      }
    />
  );
}
