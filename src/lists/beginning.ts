import { sql, type RawBuilder } from "kysely";
import { refuseField } from "../http/refusal.ts";
import { isDay } from "../values/day.ts";
import { isMoment } from "../values/moment.ts";

/** When a span begins: a moment as it is, a day as its first instant in the time zone, so many days later; 422 at the pointer for what is neither. */
export function beginningOf(timeZone: string, text: string, pointer: string, days = 0): RawBuilder<Date> {
  if (isDay(text)) return sql<Date>`((${text}::date + ${days}::int)::timestamp at time zone ${timeZone})`;
  if (!isMoment(text)) refuseField(pointer, "day");
  return sql<Date>`${text}::timestamptz`;
}
