/**
 * The moment at which clocks of a time zone (IANA) show a day ("2026-12-24") and a time ("09:30"); of a time that they skip
 * or show twice, one within the hour.
 */
export function momentIn(timeZone: string, day: string, time: string): Date {
  const shown = Date.parse(`${day}T${time}:00Z`);
  const near = shown - offsetAt(timeZone, shown);
  return new Date(shown - offsetAt(timeZone, near));
}

/** The day that clocks of a time zone show at a moment, as "2026-12-24". */
export function dayIn(timeZone: string, at: Date): string {
  return new Date(at.getTime() + offsetAt(timeZone, at.getTime())).toISOString().slice(0, 10);
}

/** The time that clocks of a time zone show at a moment, as "09:30". */
export function timeIn(timeZone: string, at: Date): string {
  return new Date(at.getTime() + offsetAt(timeZone, at.getTime())).toISOString().slice(11, 16);
}

/** How far a time zone is ahead of UTC at a moment, in milliseconds. */
function offsetAt(timeZone: string, at: number): number {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(at);
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const shown = Date.UTC(read("year"), read("month") - 1, read("day"), read("hour"), read("minute"), read("second"));
  return shown - Math.floor(at / 1_000) * 1_000;
}
