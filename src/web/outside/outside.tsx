import IconLanguage from "@tabler/icons-react/dist/esm/icons/IconLanguage.mjs";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { BrandMark } from "../frame/brand-mark.tsx";
import { changeLanguage, languageName, languageTags } from "../i18n.ts";
import { Button } from "../kit/button.tsx";
import { Menu } from "../kit/menu.tsx";
import "./outside.css";

interface OutsideProps {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  /** Two fields stand in a row. */
  wide?: boolean;
}

/** The page before one is signed in: the mark, one thing to do, the choice of language. */
export function Outside({ title, lead, children, wide }: OutsideProps) {
  return (
    <div className="outside">
      <main className={wide ? "outside-in wide" : "outside-in"}>
        <BrandMark />
        <h1>{title}</h1>
        {lead && <p className="lead">{lead}</p>}
        {children}
      </main>
      {languageTags.length > 1 && (
        <footer>
          <LanguageMenu />
        </footer>
      )}
    </div>
  );
}

function LanguageMenu() {
  const { i18n } = useTranslation();
  const items = languageTags.map((tag) => ({
    label: languageName(tag),
    checked: tag === i18n.language,
    onSelect: () => void changeLanguage(tag),
  }));
  return (
    <Menu
      placement="top"
      items={items}
      trigger={
        <Button variant="quiet" size="s" icon={IconLanguage}>
          {languageName(i18n.language)}
        </Button>
      }
    />
  );
}
