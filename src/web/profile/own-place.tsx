import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { updateProfile } from "../../access/api.ts";
import { call } from "../client.ts";
import { changeLanguage, languageName, languageTags } from "../i18n.ts";
import { ChoiceField } from "../kit/choice-field.tsx";
import { useToast } from "../kit/toast.tsx";
import { zoneOptions } from "../kit/zone-options.ts";
import { sessionQuery, useSession } from "../session.ts";

interface Change {
  language?: string;
  timeZone?: string;
}

/** Language and time zone: taken at once, with an undo. */
export function OwnPlace() {
  const { t, i18n } = useTranslation("profile");
  const { user } = useSession();
  const { show } = useToast();
  const queries = useQueryClient();
  const zones = useMemo(() => zoneOptions(i18n.language), [i18n.language]);
  const languages = languageTags.map((tag) => ({ value: tag, label: languageName(tag) }));
  const save = async (change: Change) => {
    const session = await call(updateProfile, { body: change });
    queries.setQueryData(sessionQuery.queryKey, session);
    await changeLanguage(session.user.language);
  };
  const saving = useMutation({
    mutationFn: save,
    onSuccess: (_, change) => {
      const before = { ...(change.language && { language: user.language }), ...(change.timeZone && { timeZone: user.timeZone }) };
      show({ text: i18n.t("profile:place.saved"), undo: () => save(before) });
    },
    onError: (error) => show({ tone: "red", text: t("place.notSaved"), detail: error.message }),
  });
  return (
    <div className="pair fold">
      <ChoiceField
        label={t("place.language")}
        options={languages}
        value={user.language}
        chosen={{ value: user.language, label: languageName(user.language) }}
        onChange={(language) => language && language !== user.language && saving.mutate({ language })}
      />
      <ChoiceField
        label={t("place.timeZone")}
        options={zones}
        value={user.timeZone}
        chosen={{ value: user.timeZone, label: user.timeZone.replaceAll("_", " ").replaceAll("/", " / ") }}
        onChange={(timeZone) => timeZone && timeZone !== user.timeZone && saving.mutate({ timeZone })}
      />
    </div>
  );
}
