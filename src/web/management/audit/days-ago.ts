/** The day it was so many days ago in a time zone (IANA): "2026-11-22". */
export function daysAgo(days: number, timeZone: string, now = new Date()): string {
  const format = new Intl.DateTimeFormat("en", { timeZone, year: "numeric", month: "numeric", day: "numeric" });
  const part = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, Number(value)]));
  const today = Date.UTC(part["year"] ?? 0, (part["month"] ?? 1) - 1, part["day"] ?? 1);
  return new Date(today - days * 86_400_000).toISOString().slice(0, 10);
}
