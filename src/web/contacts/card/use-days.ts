import { useTranslation } from "react-i18next";
import { byDays, type Day } from "../../kit/by-days.ts";
import { useFormat } from "../../kit/format.tsx";

/** Entries, newest first, under the days on which they were made, by the person's own clocks. */
export function useDays(): <Entry extends { at: string }>(entries: readonly Entry[]) => Day<Entry>[] {
  const { t } = useTranslation("card");
  const format = useFormat();
  return (entries) => byDays(entries, format, { today: t("history.today"), yesterday: t("history.yesterday") });
}
