import { isDay } from "./day.ts";

/** Whether the text is a moment with its offset (RFC 3339, date-time; seconds may be left out) on a real day of the years 1000 to 2999. */
export function isMoment(text: string): boolean {
  return (
    /^[12]\d{3}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/.test(text) &&
    isDay(text.slice(0, 10)) &&
    !Number.isNaN(Date.parse(text))
  );
}
