import { useState } from "react";
import { useTranslation } from "react-i18next";
import { languageNameIn } from "../../contacts/fields/places.ts";
import { languageTags } from "../../i18n.ts";
import { usePlace } from "../../kit/place.ts";
import { Segmented } from "../../kit/segmented.tsx";
import { TextField } from "../../kit/text-field.tsx";
import type { FieldDraft } from "./field-draft.ts";
import { isChoice } from "./own-field.ts";

interface TranslationsPartProps {
  draft: FieldDraft;
  onChange: (part: Partial<FieldDraft>) => void;
  faultAt: (pointer: string) => string | undefined;
}

const blank = { name: "", hint: "", heading: "" };

/** What the field and its choices are called for people of other languages; what is left empty is as it was typed above. */
export function TranslationsPart({ draft, onChange, faultAt }: TranslationsPartProps) {
  const { t } = useTranslation("own-fields");
  const { language: mine } = usePlace();
  const others = languageTags.filter((tag) => tag !== mine);
  const [shown, setShown] = useState(() => Object.keys(draft.translations)[0] ?? others[0] ?? "en");
  const words = draft.translations[shown] ?? blank;
  const put = (part: Partial<typeof blank>) =>
    onChange({ translations: { ...draft.translations, [shown]: { ...words, ...part } } });
  const lines = (["name", "hint", "heading"] as const).filter((part) => draft[part] !== "");
  const choices = isChoice(draft.type) ? draft.choices : [];
  return (
    <details className="fields-languages" open={Object.keys(draft.translations).length > 0}>
      <summary>{t("languages")}</summary>
      <p className="t3">{t("languagesWords")}</p>
      <Segmented
        label={t("languages")}
        options={languageTags.map((tag) => ({ value: tag, label: languageNameIn(tag, tag) }))}
        value={shown}
        onChange={setShown}
      />
      {lines.map((part) => (
        <TextField
          key={part}
          label={t(part)}
          placeholder={draft[part]}
          value={words[part]}
          onChange={(text) => put({ [part]: text })}
          error={faultAt(`/translations/${shown}/${part}`)}
          autoComplete="off"
          maxLength={part === "hint" ? 200 : 60}
          lang={shown}
        />
      ))}
      {choices.map((choice, at) => (
        <TextField
          key={choice.name}
          label={choice.label || t("choiceNth", { nth: at + 1 })}
          placeholder={choice.label}
          value={choice.labels[shown] ?? ""}
          onChange={(text) =>
            onChange({
              choices: draft.choices.map((one) =>
                one.name === choice.name ? { ...one, labels: { ...one.labels, [shown]: text } } : one,
              ),
            })
          }
          error={faultAt(`/options/${at}/labels/${shown}`)}
          autoComplete="off"
          maxLength={100}
          lang={shown}
        />
      ))}
    </details>
  );
}
