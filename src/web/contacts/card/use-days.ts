import { useTranslation } from "react-i18next";
import { useFormat } from "../../kit/format.tsx";

interface Day<Entry> {
  day: string;
  title: string;
  items: Entry[];
}

const hours24 = 86_400_000;

/** Entries, newest first, under the days on which they were made, by the person's own clocks. */
export function useDays(): <Entry extends { at: string }>(entries: readonly Entry[]) => Day<Entry>[] {
  const { t } = useTranslation("card");
  const format = useFormat();
  return <Entry extends { at: string }>(entries: readonly Entry[]) => {
    const today = format.date(new Date());
    const yesterday = format.date(new Date(Date.now() - hours24));
    const days = new Map<string, Day<Entry>>();
    for (const entry of entries) {
      const day = format.date(entry.at);
      const title = day === today ? t("history.today") : day === yesterday ? t("history.yesterday") : day;
      const known = days.get(day) ?? { day, title, items: [] };
      known.items.push(entry);
      days.set(day, known);
    }
    return [...days.values()];
  };
}
