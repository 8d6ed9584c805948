import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../kit/format.tsx";
import { NoteBar } from "../kit/states.tsx";

/** One amber line while the browser has no connection. */
export function OfflineBar() {
  const { t } = useTranslation("app");
  const format = useFormat();
  const [since, setSince] = useState(navigator.onLine ? undefined : new Date());
  useEffect(() => {
    const lose = () => setSince((before) => before ?? new Date());
    const regain = () => setSince(undefined);
    window.addEventListener("offline", lose);
    window.addEventListener("online", regain);
    return () => {
      window.removeEventListener("offline", lose);
      window.removeEventListener("online", regain);
    };
  }, []);
  if (since === undefined) return null;
  return <NoteBar tone="amber" title={t("offline.title", { time: format.time(since) })}>{t("offline.words")}</NoteBar>;
}
