import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { updateProfile } from "../../access/api.ts";
import { call } from "../client.ts";
import { changeLanguage, languageName, languageTags } from "../i18n.ts";
import { ChoiceField } from "../kit/choice-field.tsx";
import { usePlace } from "../kit/place.ts";
import { useToast } from "../kit/toast.tsx";
import { zoneOption, zoneOptions } from "../kit/zone-options.ts";
import { sessionQuery } from "../session.ts";

interface Change {
  language?: string;
  timeZone?: string;
}

/** Language and time zone: taken at once, with an undo. */
export function OwnPlace() {
  const { t, i18n } = useTranslation("profile");
  const { language, timeZone } = usePlace();
  const { show } = useToast();
  const queries = useQueryClient();
  const zones = useMemo(() => zoneOptions(language), [language]);
  const save = async (change: Change) => {
    const session = await call(updateProfile, { body: change });
    queries.setQueryData(sessionQuery.queryKey, session);
    await changeLanguage(session.user.language);
  };
  const saving = useMutation({
    mutationFn: save,
    onMutate: (change): Change => (change.language ? { language } : { timeZone }),
    // Said in the language that holds now.
    onSuccess: (_saved, _change, before) => show({ text: i18n.t("profile:place.saved"), undo: () => save(before) }),
    onError: (error) => show({ tone: "red", text: t("place.notSaved"), detail: error.message }),
  });
  return (
    <div className="pair fold">
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
