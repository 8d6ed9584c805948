import { useTranslation } from "react-i18next";
import type { CallError } from "../../client.ts";
import { NoteBar } from "../../kit/states.tsx";

/** Why a form was not saved, when its fields cannot say it all themselves. */
export function RefusalNote({ error }: { error: CallError }) {
  const { t } = useTranslation("form");
  if (error.offline)
    return (
      <NoteBar tone="amber" title={t("offline.title")}>
        {t("offline.words")}
      </NoteBar>
    );
  const named = error.problem.errors ?? [];
  return (
    <NoteBar tone="red" title={t("refused")}>
      {named.length === 0 ? error.message : t("refusedWords", { count: named.length })}
    </NoteBar>
  );
}
