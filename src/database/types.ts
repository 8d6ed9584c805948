import { types, type CustomTypesConfig } from "pg";

const int8 = 20;
const int8Array = 1016;
const date = 1082;
const dateArray = 1182;
const interval = 1186;

/**
 * How values of Postgres become values of JavaScript: bigint a number where that is exact (else a string),
 * date and interval their text; numeric stays text, timestamptz is a Date and json is parsed, as pg does.
 */
export const typesOfValues: CustomTypesConfig = {
  getTypeParser: (oid, format) => own.get(oid) ?? types.getTypeParser(oid, format),
};

const own = new Map<number, (text: string) => unknown>([
  [int8, exactNumber],
  [int8Array, (text) => elements(text).map((element) => element && exactNumber(element))],
  [date, (text) => text],
  [dateArray, elements],
  [interval, (text) => text],
]);

/** Of one dimension; numbers and dates need no quotes. */
function elements(text: string): (string | null)[] {
  if (text === "{}") return [];
  return text
    .slice(1, -1)
    .split(",")
    .map((element) => (element === "NULL" ? null : element));
}

function exactNumber(text: string): number | string {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : text;
}
