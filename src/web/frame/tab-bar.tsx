import IconUserCircle from "@tabler/icons-react/dist/esm/icons/IconUserCircle.mjs";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../kit/icon.tsx";
import { sectionsFor } from "../sections.ts";
import { useSession } from "../session.ts";

/** The phone's sections, under the thumb. */
export function TabBar() {
  const { t } = useTranslation("app");
  const sections = sectionsFor(useSession());
  return (
    <nav className="tabbar" aria-label={t("panel.sections")}>
      {sections.map(({ id, to, icon }) => (
        <Link key={id} to={to} activeProps={{ "aria-current": "page" }}>
          <Icon of={icon} />
          <span className="clip">{t(`tab.${id}`)}</span>
        </Link>
      ))}
      <Link to="/profile" activeProps={{ "aria-current": "page" }}>
        <Icon of={IconUserCircle} />
        <span className="clip">{t("tab.profile")}</span>
      </Link>
    </nav>
  );
}
