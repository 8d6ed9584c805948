import { monthNumber } from "./month-name.ts";
import { fold } from "./text.ts";

/** How a file writes dates with slashes or hyphens: month first, day first, or only in forms that need no telling. Dots and names of months are read whatever is chosen. */
export const dateFormats = ["iso", "mdy", "dmy"] as const;
export type DateFormat = (typeof dateFormats)[number];
export type DateProblem = "format" | "day" | "ambiguous" | "range";

type Parts = { year?: number; month: number; day: number };

/** Whether the text is a real day in our form: "1984-05-31", or "--05-31" where the year is unknown (RFC 6350, section 4.3.1), from 1850 to tomorrow (the day begins in the east first). */
export function isPartialDate(text: string): boolean {
  const read = parsePartialDate(text);
  return "value" in read && read.value === text;
}

/** Reads a day with or without a year in the ways people write it. "05/06/1984" is ambiguous until a format says which comes first; two digits of a year mean the latest that has been. */
export function parsePartialDate(text: string, format?: DateFormat): { value: string } | { problem: DateProblem } {
  const plain = text.trim();
  if (plain === "" || plain.length > 60) return { problem: "format" };
  const read = readIso(plain) ?? readNumbers(plain, format) ?? readWords(plain);
  if (read === undefined) return { problem: "format" };
  if (read === "ambiguous") return { problem: "ambiguous" };
  if (!isRealDay(read)) return { problem: "day" };
  if (!isInRange(read)) return { problem: "range" };
  return { value: write(read) };
}

/** A whole day of any time, past or to come, in the ways people write it: YYYY-MM-DD, or nothing. */
export function parseDay(text: string, format?: DateFormat): string | undefined {
  const plain = text.trim();
  const read = plain.length > 60 ? undefined : (readIso(plain) ?? readNumbers(plain, format) ?? readWords(plain));
  return read === undefined || read === "ambiguous" || read.year === undefined || !isRealDay(read)
    ? undefined
    : write(read);
}

/** Whether a column writes the month or the day first, when its values decide it: a number above 12 stands in one place only. */
export function guessDateFormat(samples: readonly string[]): DateFormat | undefined {
  let monthFirst = 0;
  let dayFirst = 0;
  for (const sample of samples) {
    const found = /^\s*(\d{1,2})[/-](\d{1,2})(?:[/-]\d{2,4})?\b/.exec(sample);
    if (found === null) continue;
    if (Number(found[1]) > 12) dayFirst++;
    if (Number(found[2]) > 12) monthFirst++;
  }
  if (monthFirst > 0 && dayFirst === 0) return "mdy";
  return dayFirst > 0 && monthFirst === 0 ? "dmy" : undefined;
}

/** ISO 8601, a time behind it is dropped; years first with other signs between. */
function readIso(text: string): Parts | undefined {
  const short = /^--(\d{2})-?(\d{2})$/.exec(text);
  if (short !== null) return { month: Number(short[1]), day: Number(short[2]) };
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const long = compact ?? /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?$/.exec(text);
  return long === null ? undefined : { year: Number(long[1]), month: Number(long[2]), day: Number(long[3]) };
}

function readNumbers(text: string, format: DateFormat | undefined): Parts | "ambiguous" | undefined {
  const found = /^(\d{1,2})\s*([-/.])\s*(\d{1,2})(?:\s*\2\s*(\d{4}|\d{2}))?\.?(?:\s+\d{1,2}:\d{2}.*)?$/.exec(text);
  if (found === null) return undefined;
  const [first, second] = [Number(found[1]), Number(found[3])];
  const year = found[4] === undefined ? {} : { year: fullYear(found[4]) };
  // Dots are written day first everywhere; slashes and hyphens differ by country.
  const dayFirst = found[2] === "." ? true : dayStandsFirst(first, second, format);
  if (dayFirst === undefined) return "ambiguous";
  return dayFirst ? { ...year, day: first, month: second } : { ...year, day: second, month: first };
}

function dayStandsFirst(first: number, second: number, format: DateFormat | undefined): boolean | undefined {
  if (format === "dmy") return true;
  if (format === "mdy") return false;
  if (first > 12 || first === second) return true;
  return second > 12 ? false : undefined;
}

function fullYear(digits: string): number {
  if (digits.length === 4) return Number(digits);
  const now = new Date().getUTCFullYear();
  const year = now - (now % 100) + Number(digits);
  return year > now ? year - 100 : year;
}

/** Words that stand in dates and mean nothing by themselves: "31 de mayo de 1984", "31 мая 1984 г.". */
const silent = new Set(["de", "del", "of", "the", "г", "года", "р", "року", "рік"]);

/** "31 May 1984", "May 31st, 1984", "31. Mai", "1er mai 1984". */
function readWords(text: string): Parts | undefined {
  let [year, month, day]: (number | undefined)[] = [];
  for (const word of fold(text).split(" ")) {
    const digits = /^(\d{1,4})(?:st|nd|rd|th|er|го|е)?$/.exec(word)?.[1];
    if (digits !== undefined && digits.length === 4 && year === undefined) year = Number(digits);
    else if (digits !== undefined && digits.length <= 2 && day === undefined) day = Number(digits);
    else if (month === undefined && monthNumber(word) !== undefined) month = monthNumber(word);
    else if (!silent.has(word)) return undefined;
  }
  if (month === undefined || day === undefined) return undefined;
  return year === undefined ? { month, day } : { year, month, day };
}

function isRealDay({ year, month, day }: Parts): boolean {
  // 2000 was a leap year: 29 February is a birthday without a year.
  const leap = year === undefined || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
  const days = month === 2 && leap ? 29 : (monthDays[month - 1] ?? 0);
  return day >= 1 && day <= days;
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isInRange(parts: Parts): boolean {
  const { year } = parts;
  const now = Date.now();
  if (year === undefined || year < new Date(now).getUTCFullYear()) return year === undefined || year >= 1850;
  return write(parts) <= new Date(now + 86_400_000).toISOString().slice(0, 10);
}

function write({ year, month, day }: Parts): string {
  const rest = `${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return year === undefined ? `--${rest}` : `${String(year).padStart(4, "0")}-${rest}`;
}
