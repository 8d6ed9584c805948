import IconLanguage from "@tabler/icons-react/dist/esm/icons/IconLanguage.mjs";
import { useTranslation } from "react-i18next";
import { languageName, languageTags } from "../i18n.ts";
import { Button } from "../kit/button.tsx";
import { Menu } from "../kit/menu.tsx";
import { useSavePlace } from "../use-save-place.ts";

/** One's own language at one press; it is that of every letter, too. */
export function LanguageButton() {
  const { i18n } = useTranslation();
  const saving = useSavePlace();
  const items = languageTags.map((tag) => ({
    label: languageName(tag),
    checked: tag === i18n.language,
    onSelect: () => tag !== i18n.language && saving.mutate({ language: tag }),
  }));
  return (
    <Menu
      placement="bottom-end"
      items={items}
      trigger={
        <Button className="no-phone" variant="quiet" size="s" icon={IconLanguage}>
          {languageName(i18n.language)}
        </Button>
      }
    />
  );
}
