import IconSettings from "@tabler/icons-react/dist/esm/icons/IconSettings.mjs";
import IconUserCircle from "@tabler/icons-react/dist/esm/icons/IconUserCircle.mjs";
import { Link, useLocation } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../kit/icon.tsx";
import { Menu } from "../kit/menu.tsx";
import { sectionsFor, type Section } from "../sections.ts";
import { useSession } from "../session.ts";

/** The phone's sections, under the thumb; those of Management behind one of them. */
export function TabBar() {
  const { t } = useTranslation("app");
  const sections = sectionsFor(useSession());
  const management = sections.filter(({ group }) => group === "management");
  return (
    <nav className="tabbar" aria-label={t("panel.sections")}>
      {sections
        .filter(({ group }) => group !== "management")
        .map(({ id, to, icon }) => (
          <Link key={id} to={to} activeProps={{ "aria-current": "page" }}>
            <Icon of={icon} />
            <span className="clip">{t(`tab.${id}`)}</span>
          </Link>
        ))}
      {management.length > 0 && <ManagementTab sections={management} />}
      <Link to="/profile" activeProps={{ "aria-current": "page" }}>
        <Icon of={IconUserCircle} />
        <span className="clip">{t("tab.profile")}</span>
      </Link>
    </nav>
  );
}

function ManagementTab({ sections }: { sections: readonly Section[] }) {
  const { t } = useTranslation("app");
  const path = useLocation({ select: ({ pathname }) => pathname });
  const isHere = sections.some(({ to }) => path.startsWith(to));
  return (
    <Menu
      placement="top-end"
      items={sections.map(({ id, to, icon }) => ({ label: t(`section.${id}`), to, icon }))}
      trigger={
        <button type="button" aria-current={isHere ? "true" : undefined}>
          <Icon of={IconSettings} />
          <span className="clip">{t("tab.management")}</span>
        </button>
      }
    />
  );
}
