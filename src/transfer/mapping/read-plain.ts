import type { Field, FieldKind } from "../../database/field.ts";
import { languageCode } from "../../values/language.ts";
import { parsePartialDate } from "../../values/partial-date.ts";
import { htmlOfText, maxHtmlLength, safeHtml } from "../../values/safe-html.ts";
import { canonicalTimeZone } from "../../values/time-zone.ts";
import { isId } from "../../values/uuid.ts";
import { readChoice, valuesOf } from "./choices.ts";
import { limitOf } from "./limits.ts";
import { readNumber } from "./read-number.ts";
import { remembered } from "../../values/remembered.ts";
import { cellText, firstText, type MappedColumn, note, type Row, shortText } from "./row.ts";

/** Reads the cells of one field as one text; empty where there is none or it is wrong, which is then noted. */
export type ReadText = (row: Row, columns: readonly MappedColumn[]) => string;

/** How a field that holds one text is read, by what it holds; undefined for lists, and for what the server makes by itself. */
export function readerOf(key: string, { kind, write }: Pick<Field, "kind" | "write">): ReadText | undefined {
  return readers[kind]?.(key, write);
}

/** Links are names, user names or addresses until they are found in the database. */
const longestLink = 320;
const longestName = 200;

const readers: Partial<Record<FieldKind, (key: string, write: object | null) => ReadText>> = {
  text: (_, write) => limited(limitOf(write)),
  longText: (_, write) => limited(limitOf(write)),
  html: () => readDescription,
  choice: (key) => choice(key),
  status: (key) => choice(key),
  birthday: () => readBirthday,
  language: () => checked("language", remembered(languageCode)),
  timeZone: () => checked("timeZone", remembered(canonicalTimeZone)),
  id: () => checked("id", (text) => (isId(text.toLowerCase()) ? text.toLowerCase() : undefined)),
  person: () => limited(longestLink),
  company: () => limited(longestName),
  number: () => readWholeNumber,
  accessGroup: () => limited(longestName),
};

function limited(limit: number): ReadText {
  return (row, columns) => shortText(row, columns, limit);
}

function checked(code: "id" | "language" | "timeZone", read: (text: string) => string | undefined): ReadText {
  return (row, columns) => {
    const text = firstText(row, columns);
    const value = text === "" ? "" : read(text);
    if (value === undefined && columns[0] !== undefined) note(row, columns[0], code);
    return value ?? "";
  };
}

/** "1 200", "1.200": a whole number, or what stands there for the rules to refuse. */
function readWholeNumber(row: Row, columns: readonly MappedColumn[]): string {
  const text = firstText(row, columns);
  if (text === "") return "";
  const value = readNumber(text);
  if (value !== undefined && Number.isSafeInteger(value)) return String(value);
  if (columns[0] !== undefined) note(row, columns[0], "number");
  return "";
}

/** Outlook writes "Unspecified" where nothing was chosen. */
const nothingSaid = /^(?:unspecified|unknown|n\/a|-)$/i;

function choice(key: string): ReadText {
  return (row, columns) => {
    const text = firstText(row, columns);
    if (text === "") return "";
    const value = readChoice(key, text);
    if (value !== undefined) return value;
    if (columns[0] !== undefined && !nothingSaid.test(text))
      note(row, columns[0], "choice", { choices: valuesOf(key).join(", ") });
    return "";
  };
}

const dateCodes = { format: "date", day: "date", ambiguous: "dateAmbiguous", range: "dateRange" } as const;

/** Programs write "0/0/00" and "0000-00-00" for no day. */
function readBirthday(row: Row, columns: readonly MappedColumn[]): string {
  const text = firstText(row, columns);
  if (text === "" || /^[0\s./-]+$/.test(text)) return "";
  const read = parsePartialDate(text, row.options.dateFormat);
  if ("value" in read) return read.value;
  if (columns[0] !== undefined) note(row, columns[0], dateCodes[read.problem]);
  return "";
}

/** Our own descriptions are HTML; another program's are text unless they have tags or entities. */
function readDescription(row: Row, columns: readonly MappedColumn[]): string {
  const texts = columns.map((column) => cellText(row, column)).filter((text) => text !== "");
  if (texts.length === 0) return "";
  const whole = texts
    .map((text) => (row.exact || /<[a-z!/][^>]*>|&(?:[a-z]{2,8}|#\d{1,6});/i.test(text) ? text : htmlOfText(text)))
    .join("<br />");
  const read = safeHtml(whole);
  if ("html" in read) return read.html;
  if (columns[0] !== undefined) note(row, columns[0], "htmlTooLong", { limit: maxHtmlLength });
  return "";
}
