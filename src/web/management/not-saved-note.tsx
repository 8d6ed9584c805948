import { useTranslation } from "react-i18next";
import type { CallError } from "../client.ts";
import { NoteBar } from "../kit/states.tsx";

/** Why a page of settings was not saved; what is wrong with single fields stands beside them. */
export function NotSavedNote({ error }: { error: CallError | undefined }) {
  const { t } = useTranslation("settings");
  if (!error) return null;
  if (error.offline || error.status === 412)
    return (
      <NoteBar tone="amber" title={t(error.offline ? "notSaved" : "stale")}>
        {t(error.offline ? "offline" : "staleWords")}
      </NoteBar>
    );
  return (
    <NoteBar tone="red" title={t("notSaved")}>
      {error.problem.errors ? t("lookBelow") : error.message} {t("kept")}
    </NoteBar>
  );
}
