import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { languageName, languageTags } from "../i18n.ts";
import { ChoiceField } from "../kit/choice-field.tsx";
import { usePlace } from "../kit/place.ts";
import { zoneOption, zoneOptions } from "../kit/zone-options.ts";
import { useSavePlace } from "../use-save-place.ts";

/** Language and time zone: taken at once, with an undo. */
export function OwnPlace() {
  const { t } = useTranslation("profile");
  const { language, timeZone } = usePlace();
  const saving = useSavePlace();
  const zones = useMemo(() => zoneOptions(language), [language]);
  return (
    <div className="pair stacks">
      <ChoiceField
        label={t("place.language")}
        options={languageTags.map((tag) => ({ value: tag, label: languageName(tag) }))}
        value={language}
        onChange={(chosen) => chosen && chosen !== language && saving.mutate({ language: chosen })}
      />
      <ChoiceField
        label={t("place.timeZone")}
        options={zones}
        value={timeZone}
        chosen={zoneOption(timeZone)}
        onChange={(chosen) => chosen && chosen !== timeZone && saving.mutate({ timeZone: chosen })}
      />
    </div>
  );
}
