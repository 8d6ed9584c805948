import { useTranslation } from "react-i18next";
import { useFormat } from "../kit/format.tsx";
import { usePlace } from "../kit/place.ts";
import { dayAfter, dayOf, groupOf, isDay, type OpenGroup } from "./groups.ts";
import { dayIn } from "../kit/moment-in.ts";

interface DueWords {
  /** "Today, 14:30", "26 Mar". */
  text: string;
  /** "14:30", or nothing. */
  time: string;
  group: OpenGroup;
  /** The exact day, with its time where it has one. */
  full: string;
}

/** When something is due, in the words and on the clock of the reader; nothing where it has no date. */
export function useDueWords(): (due: string | null) => DueWords | undefined {
  const { t } = useTranslation("tasks");
  const { timeZone } = usePlace();
  const format = useFormat();
  return (due) => {
    if (due === null) return undefined;
    const now = new Date();
    const today = dayIn(timeZone, now);
    const near = new Map([
      [dayAfter(today, -1), t("near.yesterday")],
      [today, t("near.today")],
      [dayAfter(today, 1), t("near.tomorrow")],
    ]);
    // At noon of the reader's day, whatever his zone: a day has no moment of its own.
    const at = isDay(due) ? noonOf(due, timeZone) : new Date(due);
    const day = near.get(dayOf(due, timeZone)) ?? format.shortDate(at);
    const time = isDay(due) ? "" : format.time(at);
    return {
      text: isDay(due) ? day : t("near.at", { day, time }),
      time,
      group: groupOf(due, now, timeZone),
      full: isDay(due) ? format.date(at) : format.dateTime(at),
    };
  };
}

function noonOf(day: string, timeZone: string): Date {
  const noon = new Date(`${day}T12:00:00Z`);
  const shown = dayIn(timeZone, noon);
  return shown === day ? noon : new Date(noon.getTime() + (shown < day ? 1 : -1) * 12 * 3_600_000);
}
