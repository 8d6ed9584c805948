import { useTranslation } from "react-i18next";
import { Button } from "../../kit/button.tsx";
import { useKeyWords } from "../../kit/kbd.tsx";
import { useShortcut } from "../../kit/shortcuts.ts";
import type { GroupDraft } from "./use-draft.ts";

interface SaveBarProps {
  model: GroupDraft;
  busy: boolean;
  onSave: () => void;
}

export function SaveBar({ model, busy, onSave }: SaveBarProps) {
  const { t } = useTranslation("access-groups");
  const keyWords = useKeyWords();
  const { changes, discard, group } = model;
  useShortcut("mod+Enter", t("bar.save", { count: changes }), onSave, { section: group.name });
  return (
    <div className="rights-save" role="group" aria-label={t("bar.name")}>
      <p className="grow">
        <b role="status">{t("bar.unsaved", { count: changes })}</b>
        <span className="no-phone">{t("bar.words")}</span>
      </p>
      <Button disabled={busy} onClick={discard}>
        {t("bar.discard")}
      </Button>
      <Button variant="primary" busy={busy} onClick={onSave} data-tip={keyWords("mod+enter")}>
        {t("bar.save", { count: changes })}
      </Button>
    </div>
  );
}
