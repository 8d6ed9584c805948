import type { Place } from "./place.ts";

export interface Format {
  number(value: number): string;
  /** An estimate with no more digits than it is worth, for words such as "About 12,400 people". */
  about(value: number): string;
  /** A number by itself: an estimate bears the sign of its language, "~12,400". */
  count(count: Count): string;
  /** "21 November 2026" in the person's language and zone. */
  date(at: string | Date): string;
  /** "21 Nov", with the year when it is not this one. */
  shortDate(at: string | Date): string;
  time(at: string | Date): string;
  dateTime(at: string | Date): string;
  /** "2 min ago", "yesterday"; a date after a week. */
  relative(at: string | Date, now?: number): string;
  /** A birthday or other partial date: "1984-05-31" or "--05-31". */
  partialDate(value: string): string;
  /** "a, b and c"; of few words also "a, b or c". */
  list(items: readonly string[], type?: "conjunction" | "disjunction"): string;
  /** An amount of a currency (ISO 4217). */
  money(amount: number, currency: string): string;
  /** Bytes as kB, MB. */
  size(bytes: number): string;
}

/** How many there are; `exact` is off where the server estimates. */
export interface Count {
  value: number;
  exact: boolean;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export function formatFor({ language, timeZone }: Place): Format {
  const numbers = new Intl.NumberFormat(language);
  const dates = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone });
  const times = new Intl.DateTimeFormat(language, { timeStyle: "short", timeZone });
  const both = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short", timeZone });
  const thisYear = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", timeZone });
  const otherYear = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", year: "numeric", timeZone });
  const ago = relativeIn(language);
  const yearOf = new Intl.DateTimeFormat("en", { year: "numeric", timeZone });
  const shortDate = (at: string | Date) => {
    const then = new Date(at);
    return (yearOf.format(then) === yearOf.format(new Date()) ? thisYear : otherYear).format(then);
  };
  return {
    number: (value) => numbers.format(value),
    about: (value) => numbers.format(roughly(value)),
    // A range of one number is how Intl writes "about".
    count: ({ value, exact }) => (exact ? numbers.format(value) : numbers.formatRange(roughly(value), roughly(value))),
    date: (at) => dates.format(new Date(at)),
    shortDate,
    time: (at) => times.format(new Date(at)),
    dateTime: (at) => both.format(new Date(at)),
    relative(at, now = Date.now()) {
      const past = new Date(at).getTime() - now;
      const length = Math.abs(past);
      if (length < minute) return ago(0, "second");
      if (length < hour) return ago(Math.trunc(past / minute), "minute");
      if (length < day) return ago(Math.trunc(past / hour), "hour");
      if (length < 7 * day) return ago(Math.trunc(past / day), "day");
      return shortDate(at);
    },
    partialDate: (value) => writePartialDate(language, value),
    list: (items, type = "conjunction") => new Intl.ListFormat(language, { type }).format(items),
    money: (amount, currency) => writeMoney(language, amount, currency),
    size: (bytes) => writeSize(language, bytes),
  };
}

function roughly(value: number): number {
  return Number(value.toPrecision(value < 10_000 ? 2 : 3));
}

function relativeIn(language: string) {
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto", style: "short" });
  // In English "14 min ago" and "2 h ago", without the full stops of "14 min. ago" and "2 hr. ago".
  return (value: number, unit: Intl.RelativeTimeFormatUnit) =>
    format.format(value, unit).replace("min.", "min").replace("hr.", "h");
}

function writePartialDate(language: string, value: string): string {
  const [, year, month, day] = /^(?:(\d{4})|-)-(\d\d)-(\d\d)$/.exec(value) ?? [];
  if (month === undefined || day === undefined) return value;
  // 2000 is a leap year: "--02-29" has a day there.
  const at = new Date(`${year ?? "2000"}-${month}-${day}T00:00:00Z`);
  const style = {
    day: "numeric",
    month: "long",
    year: year === undefined ? undefined : "numeric",
    timeZone: "UTC",
  } as const;
  return new Intl.DateTimeFormat(language, style).format(at);
}

function writeMoney(language: string, amount: number, currency: string): string {
  if (!/^[A-Z]{3}$/.test(currency)) return new Intl.NumberFormat(language).format(amount);
  const digits = Number.isInteger(amount) ? { minimumFractionDigits: 0 } : {};
  return new Intl.NumberFormat(language, { style: "currency", currency, ...digits }).format(amount);
}

function writeSize(language: string, bytes: number): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const style = { style: "unit", unit: units[power], unitDisplay: "short", maximumSignificantDigits: 3 } as const;
  return new Intl.NumberFormat(language, style).format(bytes / 1000 ** power);
}
