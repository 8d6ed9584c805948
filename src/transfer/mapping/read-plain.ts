import { languageCode } from "../../values/language.ts";
import { parsePartialDate } from "../../values/partial-date.ts";
import { htmlOfText, maxHtmlLength, safeHtml } from "../../values/safe-html.ts";
import { canonicalTimeZone } from "../../values/time-zone.ts";
import { isId } from "../../values/uuid.ts";
import { type Choice, readChoice, valuesOf } from "./choices.ts";
import type { ColumnKey } from "./columns.ts";
import { remembered } from "./remembered.ts";
import { cellText, firstText, type MappedColumn, note, type Row, shortText } from "./row.ts";

type Read = (row: Row, columns: readonly MappedColumn[]) => string;

/** How the fields that have one text are read; empty where there is none or it is wrong, which is then noted. */
export const readPlain = {
  id: checked("id", (text) => (isId(text.toLowerCase()) ? text.toLowerCase() : undefined)),
  externalId: limited(200),
  namePrefix: limited(40),
  firstName: limited(100),
  middleName: limited(100),
  lastName: limited(100),
  nameSuffix: limited(40),
  nickname: limited(100),
  jobTitle: limited(200),
  source: limited(60),
  owner: limited(320),
  assignedTo: limited(320),
  reportsTo: limited(320),
  accessGroup: limited(200),
  gender: choice("gender", nothingSaid),
  status: choice("status"),
  preferredMethod: choice("method"),
  birthday: readBirthday,
  language: checked("language", remembered(languageCode)),
  timeZone: checked("timeZone", remembered(canonicalTimeZone)),
  description: readDescription,
} satisfies Partial<Record<ColumnKey, Read>>;

export type PlainKey = keyof typeof readPlain;

export function isPlainKey(key: ColumnKey): key is PlainKey {
  return Object.hasOwn(readPlain, key);
}

function limited(limit: number): Read {
  return (row, columns) => shortText(row, columns, limit);
}

function checked(code: "id" | "language" | "timeZone", read: (text: string) => string | undefined): Read {
  return (row, columns) => {
    const text = firstText(row, columns);
    const value = text === "" ? "" : read(text);
    if (value === undefined && columns[0] !== undefined) note(row, columns[0], code);
    return value ?? "";
  };
}

/** Outlook's "Unspecified". */
function nothingSaid(text: string): boolean {
  return /^(?:unspecified|unknown|n\/a|-)$/i.test(text);
}

function choice(name: Choice, isNothing: (text: string) => boolean = () => false): Read {
  return (row, columns) => {
    const text = firstText(row, columns);
    if (text === "" || isNothing(text)) return "";
    const value = readChoice(name, text);
    if (value === undefined && columns[0] !== undefined)
      note(row, columns[0], "choice", { choices: valuesOf(name).join(", ") });
    return value ?? "";
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
