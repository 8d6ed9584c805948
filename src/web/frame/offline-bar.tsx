import { useTranslation } from "react-i18next";
import { useFormat } from "../kit/format.tsx";
import { NoteBar } from "../kit/states.tsx";
import { useLostSince } from "../live-events.ts";

/** One amber line while nobody answers. */
export function OfflineBar() {
  const { t } = useTranslation("app");
  const format = useFormat();
  const since = useLostSince();
  if (since === undefined) return null;
  return (
    <NoteBar tone="amber" title={t("offline.title", { time: format.time(since) })}>
      {t("offline.words")}
    </NoteBar>
  );
}
