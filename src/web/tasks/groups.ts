import { dayIn } from "../kit/moment-in.ts";

export const openGroups = ["overdue", "today", "tomorrow", "week", "later", "none"] as const;
export type OpenGroup = (typeof openGroups)[number];

const length = 86_400_000;

/** Where something belongs that is due on a day ("2026-12-24") or at a moment, by the clocks of a time zone. Weeks begin on Monday. */
export function groupOf(due: string | null, now: Date, timeZone: string): OpenGroup {
  if (due === null) return "none";
  const today = dayIn(timeZone, now);
  const day = dayOf(due, timeZone);
  if (isDay(due) ? day < today : new Date(due) < now) return "overdue";
  if (day === today) return "today";
  if (day === dayAfter(today, 1)) return "tomorrow";
  return day < dayAfter(today, 8 - weekday(today)) ? "week" : "later";
}

/** As they stand beside each other: by days, those with a time before those that have the whole day, those without a date last. */
export function byDue<Item extends { due: string | null }>(items: readonly Item[], timeZone: string): Item[] {
  const key = ({ due }: Item) =>
    due === null ? "none" : isDay(due) ? `${due} 2` : `${dayOf(due, timeZone)} 1 ${new Date(due).toISOString()}`;
  return items.toSorted((one, other) => key(one).localeCompare(key(other)));
}

/** A day so many days later, by the calendar. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * length).toISOString().slice(0, 10);
}

/** Without a time. */
export function isDay(due: string): boolean {
  return due.length === "2026-12-24".length;
}

/** The day on which something is due, on the clocks of a time zone. */
export function dayOf(due: string, timeZone: string): string {
  return isDay(due) ? due : dayIn(timeZone, new Date(due));
}

/** 1 is Monday. */
function weekday(day: string): number {
  return new Date(day).getUTCDay() || 7;
}
