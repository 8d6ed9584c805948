import IconDots from "@tabler/icons-react/dist/esm/icons/IconDots.mjs";
import { Link, useLocation } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../kit/icon.tsx";
import { Menu } from "../kit/menu.tsx";
import { sectionsFor, type Section } from "../sections.ts";
import { useSession } from "../session.ts";

/** So many have room for their words, one more beside them. */
const most = 5;

/** The phone's sections, under the thumb; what has no room and those of Management behind the last one. The profile is in one's own menu. */
export function TabBar() {
  const { t } = useTranslation("app");
  const sections = sectionsFor(useSession());
  const direct = sections.filter(({ group }) => group !== "management").slice(0, most);
  const others = sections.filter((section) => !direct.includes(section));
  return (
    <nav className="tabbar" aria-label={t("panel.sections")}>
      {direct.map(({ id, to, icon }) => (
        <Link key={id} to={to} activeOptions={{ exact: to === "/" }} activeProps={{ "aria-current": "page" }}>
          <Icon of={icon} />
          <span className="clip">{t(`tab.${id}`)}</span>
        </Link>
      ))}
      {others.length > 0 && <OtherTab sections={others} />}
    </nav>
  );
}

function OtherTab({ sections }: { sections: readonly Section[] }) {
  const { t } = useTranslation("app");
  const path = useLocation({ select: ({ pathname }) => pathname });
  const isHere = sections.some(({ to }) => path.startsWith(to));
  return (
    <Menu
      placement="top-end"
      items={sections.map(({ id, to, icon }) => ({ label: t(`section.${id}`), to, icon }))}
      trigger={
        <button type="button" aria-current={isHere ? "true" : undefined}>
          <Icon of={IconDots} />
          <span className="clip">{t("tab.more")}</span>
        </button>
      }
    />
  );
}
