import { sql, type RawBuilder } from "kysely";
import { refuseField } from "../http/refusal.ts";
import { isDay } from "../values/day.ts";
import { isMoment } from "../values/moment.ts";

/** A day, a moment, or neither. */
export interface Due {
  on: string | null;
  at: string | null;
}

/** When something is due as it was written; 422 for what is neither a day nor a moment of the years 1000 to 2999. */
export function readDue(text: string | null): Due {
  if (text === null) return { on: null, at: null };
  if (isDay(text)) return { on: text, at: null };
  return { on: null, at: readMoment(text, "/due") };
}

/** A moment to the millisecond in UTC; 422 for what is none. */
export function readMoment(text: string, pointer: string): string {
  if (!isMoment(text)) refuseField(pointer, "day");
  return new Date(text).toISOString();
}

/** When a day without a time begins to matter, on the clock of whoever is to do it. */
const morning = "09:00";
/** Minutes. */
const day = sql.lit(1_440);

/** What a reminder is counted from, as SQL: when the task is due (`on` date, `at` timestamptz, one of them null), how many minutes before, and by whose clock. */
interface Counted {
  on: RawBuilder<unknown>;
  at: RawBuilder<unknown>;
  minutes: RawBuilder<unknown>;
  assignee: RawBuilder<unknown>;
}

/**
 * So many minutes before something is due, by the clock of an assignee: whole days by the calendar, so that the reminder of a
 * day before comes at the same time of day over a change of clocks, the rest by the clock. Null where nothing is due.
 */
export function momentBefore({ on, at, minutes, assignee }: Counted): RawBuilder<Date | null> {
  const shown = sql`coalesce(${at} at time zone z.zone, ${on} + ${sql.lit(morning)}::time)`;
  return sql<Date | null>`(
    select case when ${at} is not null and ${minutes} < ${day} then ${at} - make_interval(mins => ${minutes})
      else (${shown} - make_interval(days => ${minutes} / ${day})) at time zone z.zone - make_interval(mins => ${minutes} % ${day}) end
    from (select coalesce(nullif(c.time_zone, ''), i.default_time_zone) as zone
      from installation i left join contacts c on c.id = ${assignee}) z)`;
}

/** The beginning of a day on the clocks of a time zone. */
function beginningOf(date: RawBuilder<unknown>, timeZone: string): RawBuilder<Date> {
  return sql<Date>`((${date})::date::timestamp at time zone ${timeZone}::text)`;
}

/**
 * The WHERE of the tasks that are due before a day (it not among them), by the clocks of a time zone. The first of its two
 * conditions is a range of the indexes, which the second narrows to what is right.
 */
export function dueBefore(date: RawBuilder<unknown>, timeZone: string): RawBuilder<boolean> {
  const start = beginningOf(date, timeZone);
  return sql<boolean>`(tasks.due_order <= greatest(${start}, ${beginningOf(date, "UTC")})
    and coalesce(tasks.due_at < ${start}, tasks.due_on < (${date})::date, false))`;
}

/** The same for those that are due on a day or behind it. */
export function dueFrom(date: RawBuilder<unknown>, timeZone: string): RawBuilder<boolean> {
  const start = beginningOf(date, timeZone);
  return sql<boolean>`(tasks.due_order >= least(${start}, ${beginningOf(sql`(${date})::date + 1`, "UTC")})
    and coalesce(tasks.due_at >= ${start}, tasks.due_on >= (${date})::date, false))`;
}

/** The day that the clocks of a time zone show now. */
export function todayIn(timeZone: string): RawBuilder<string> {
  return sql<string>`(now() at time zone ${timeZone}::text)::date`;
}

/** The WHERE of what should have been done by now: a moment that has gone by, a day that is over. */
export function isOverdue(timeZone: string): RawBuilder<boolean> {
  return sql<boolean>`(${dueBefore(sql`${todayIn(timeZone)} + 1`, timeZone)}
    and coalesce(tasks.due_at < now(), tasks.due_on < ${todayIn(timeZone)}))`;
}
