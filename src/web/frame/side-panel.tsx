import IconKeyboard from "@tabler/icons-react/dist/esm/icons/IconKeyboard.mjs";
import IconFold from "@tabler/icons-react/dist/esm/icons/IconLayoutSidebarLeftCollapse.mjs";
import IconUnfold from "@tabler/icons-react/dist/esm/icons/IconLayoutSidebarLeftExpand.mjs";
import { Link } from "@tanstack/react-router";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../kit/format.tsx";
import { Icon } from "../kit/icon.tsx";
import { IconButton } from "../kit/icon-button.tsx";
import { Kbd } from "../kit/kbd.tsx";
import { sectionsFor, type Section } from "../sections.ts";
import { useSession } from "../session.ts";
import { BrandMark } from "./brand-mark.tsx";
import { useSectionCount } from "./counts.ts";

interface SidePanelProps {
  folded: boolean;
  onFold: () => void;
  onKeyboard: () => void;
}

/** The working panel: the sections that the access group connects, with counts. */
export function SidePanel({ folded, onFold, onKeyboard }: SidePanelProps) {
  const { t } = useTranslation("app");
  const sections = sectionsFor(useSession());
  return (
    <aside className="side" aria-label={t("panel.name")}>
      <div className="brand">
        <Link to="/" activeOptions={{ exact: true }} aria-label={t("panel.home")}>
          <BrandMark />
          <span className="word">{t("name")}</span>
        </Link>
        {!folded && (
          <IconButton className="fold" size="s" icon={IconFold} label={t("panel.fold")} keys="[" onClick={onFold} />
        )}
      </div>
      <nav className="nav" aria-label={t("panel.sections")}>
        <div className="nav-first">
          {sections
            .filter(({ group }) => group === "home")
            .map((section) => (
              <SectionLink key={section.id} section={section} folded={folded} />
            ))}
        </div>
        {(["customers", "management"] as const).map((group) => (
          <Group
            key={group}
            name={t(`section.${group}`)}
            folded={folded}
            sections={sections.filter((section) => section.group === group)}
          />
        ))}
      </nav>
      {folded && (
        <button
          type="button"
          className="side-foot"
          onClick={onFold}
          aria-label={t("panel.unfold")}
          data-tip={t("panel.unfold")}
          data-tip-side="end"
        >
          <Icon of={IconUnfold} size="s" />
        </button>
      )}
      <button
        type="button"
        className="side-foot"
        onClick={onKeyboard}
        {...(folded && { "aria-label": t("panel.keyboard"), "data-tip": t("panel.keyboard"), "data-tip-side": "end" })}
      >
        <Icon of={IconKeyboard} size="s" />
        <span>{t("panel.keyboard")}</span>
        <Kbd keys="?" />
      </button>
    </aside>
  );
}

function Group({ name, sections, folded }: { name: string; sections: readonly Section[]; folded: boolean }) {
  const id = useId();
  if (sections.length === 0) return null;
  return (
    <div role="group" aria-labelledby={id}>
      <h2 id={id}>{name}</h2>
      {sections.map((section) => (
        <SectionLink key={section.id} section={section} folded={folded} />
      ))}
    </div>
  );
}

function SectionLink({ section, folded }: { section: Section; folded: boolean }) {
  const { t } = useTranslation("app");
  const format = useFormat();
  const count = useSectionCount(section.id);
  const name = t(`section.${section.id}`);
  return (
    <Link
      to={section.to}
      // Every address begins as that of the first page.
      activeOptions={{ exact: section.to === "/" }}
      activeProps={{ "aria-current": "page" }}
      {...(folded && { "aria-label": name, "data-tip": name, "data-tip-side": "end" })}
    >
      <Icon of={section.icon} />
      <span>{name}</span>
      {count && <span className="n">{format.count(count)}</span>}
    </Link>
  );
}
