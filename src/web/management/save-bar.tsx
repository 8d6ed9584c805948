import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../kit/button.tsx";
import { useKeyWords } from "../kit/kbd.tsx";
import { useShortcut } from "../kit/shortcuts.ts";
import "./management.css";

interface SaveBarProps {
  /** How many; the bar stands only while there are any. */
  changes: number;
  busy: boolean;
  /** Of what: names its part of the list of keys. */
  name: string;
  /** What saving means, beneath the number. */
  children?: ReactNode;
  onSave: () => void;
  onDiscard: () => void;
}

/** The foot of a page with changes that wait to be saved. */
export function SaveBar({ changes, ...rest }: SaveBarProps) {
  return changes > 0 ? <OpenBar changes={changes} {...rest} /> : null;
}

function OpenBar({ changes, busy, name, children, onSave, onDiscard }: SaveBarProps) {
  const { t } = useTranslation("settings");
  const keyWords = useKeyWords();
  useShortcut("mod+Enter", t("bar.save", { count: changes }), onSave, { section: name });
  return (
    <div className="save-bar" role="group" aria-label={t("bar.name")}>
      <p className="grow">
        <b role="status">{t("bar.unsaved", { count: changes })}</b>
        {children !== undefined && <span className="no-phone">{children}</span>}
      </p>
      <Button disabled={busy} onClick={onDiscard}>
        {t("bar.discard")}
      </Button>
      <Button variant="primary" busy={busy} onClick={onSave} data-tip={keyWords("mod+enter")}>
        {t("bar.save", { count: changes })}
      </Button>
    </div>
  );
}
