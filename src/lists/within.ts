import { sql, type Expression, type RawBuilder, type SqlBool } from "kysely";

type Test = (value: Expression<unknown>) => Expression<SqlBool>;

export const dayUnits = ["day", "week", "month", "quarter", "year"] as const;
/** Days may be asked for by the hour nowhere but of times. */
export const timeUnits = ["hour", ...dayUnits] as const;
export type Unit = (typeof timeUnits)[number];

/** A stretch of time as it lies around now: so many units back or on, or the one that it is now. */
export interface Span {
  side: "last" | "next" | "this";
  count: number;
  unit: Unit;
}

// A thousand years, and no more of the smaller units than anybody counts.
const most: Record<Unit, number> = {
  hour: 10_000,
  day: 10_000,
  week: 10_000,
  month: 10_000,
  quarter: 4_000,
  year: 1_000,
};

/** Reads {"last": 7, "unit": "day"}, {"next": 2, "unit": "quarter"}, {"this": 1, "unit": "week"}; nothing for anything else. */
export function readSpan(value: Readonly<Record<string, unknown>>, units: readonly Unit[]): Span | undefined {
  const { unit: named, ...rest } = value;
  const unit = units.find((one) => one === named);
  const [[key, count] = [], ...more] = Object.entries(rest);
  const side = (["last", "next", "this"] as const).find((one) => one === key);
  if (!unit || !side || more.length > 0 || typeof count !== "number") return undefined;
  if (!Number.isInteger(count) || count < 1 || count > (side === "this" ? 1 : most[unit])) return undefined;
  return { side, count, unit };
}

/**
 * Moments within a span, `at` being now. Days and longer are counted on the clock of the zone: the last day begins at this time
 * yesterday, 23 or 25 hours ago where the clocks were changed. What it is now (`this`) is a whole day, week (from Monday,
 * ISO 8601), month, quarter or year of the zone's calendar.
 */
export function withinTimes({ side, count, unit }: Span, zone: string, at: RawBuilder<unknown> = sql`now()`): Test {
  const clock = sql`(${at} at time zone ${zone})`;
  if (side === "this") {
    const from = sql`date_trunc(${unit}::text, ${at}, ${zone}::text)`;
    const to =
      unit === "hour"
        ? sql`${from} + interval '1 hour'`
        : sql`((${from} at time zone ${zone}) + ${lengthOf(1, unit)}::interval) at time zone ${zone}`;
    return (of) => sql<SqlBool>`(${of} >= ${from} and ${of} < ${to})`;
  }
  const length = lengthOf(count, unit);
  const edge = (sign: RawBuilder<unknown>) =>
    unit === "hour"
      ? sql`${at} ${sign} ${length}::interval`
      : sql`(${clock} ${sign} ${length}::interval) at time zone ${zone}`;
  if (side === "last") return (of) => sql<SqlBool>`(${of} > ${edge(sql`-`)} and ${of} <= ${at})`;
  return (of) => sql<SqlBool>`(${of} >= ${at} and ${of} < ${edge(sql`+`)})`;
}

interface Calendar {
  timeZone: string;
  isYearly: boolean;
}

/**
 * Days ("1984-05-31", "--05-31") within a span of days of which today is one: the last 7 days end with today, the next 7 begin
 * with it. A day that comes every year is looked for by month and day; the 29th of February counts as the 28th where a year has none.
 */
export function withinDays(span: Span, { timeZone, isYearly }: Calendar, at: RawBuilder<unknown> = sql`now()`): Test {
  const { from, to } = daysOf(span, sql`(${at} at time zone ${timeZone})::date`);
  const text = (day: RawBuilder<unknown>, form: string) => sql`to_char(${day}, ${form}::text)`;
  if (!isYearly) {
    const [first, end] = [text(from, "YYYY-MM-DD"), text(to, "YYYY-MM-DD")];
    // Without a year it is no day of any calendar.
    return (of) => sql<SqlBool>`(${of} not like '-%' and ${of} >= ${first} and ${of} < ${end})`;
  }
  if (isYearOrMore(span)) return (of) => sql<SqlBool>`${of} <> ''`;
  const [first, end] = [text(from, "MM-DD"), text(to, "MM-DD")];
  return (of) => {
    const day = sql`right(${of}, 5)`;
    // A stretch over New Year begins late in one year and ends early in the next. Said so that each part is a range of an index.
    return sql<SqlBool>`(${of} <> '' and (${day} >= ${first} and ${day} < ${end}
      or ${first} >= ${end} and ${day} >= ${first} or ${first} >= ${end} and ${day} < ${end}))`;
  };
}

/** Every day of the year lies in it. */
function isYearOrMore({ count, unit }: Span): boolean {
  return count >= { hour: Infinity, day: 366, week: 53, month: 12, quarter: 4, year: 1 }[unit];
}

/** The first day of a span and the first one behind it, as dates. */
function daysOf({ side, count, unit }: Span, today: RawBuilder<unknown>) {
  const length = lengthOf(count, unit);
  if (side === "last") return { from: sql`((${today} - ${length}::interval)::date + 1)`, to: sql`(${today} + 1)` };
  if (side === "next") return { from: sql`${today}`, to: sql`(${today} + ${length}::interval)::date` };
  const begin = sql`date_trunc(${unit}::text, ${today}::timestamp)`;
  return { from: sql`(${begin})::date`, to: sql`(${begin} + ${length}::interval)::date` };
}

function lengthOf(count: number, unit: Unit): string {
  return unit === "quarter" ? `${3 * count} months` : `${count} ${unit}`;
}
