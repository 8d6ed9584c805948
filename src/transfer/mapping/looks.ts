import { countryCode } from "../../values/country.ts";
import { parseEmailAddress } from "../../values/email-address.ts";
import { parsePartialDate } from "../../values/partial-date.ts";
import { parsePhoneNumber } from "../../values/phone-number.ts";
import { canonicalTimeZone } from "../../values/time-zone.ts";
import { isId } from "../../values/uuid.ts";
import { readChoice } from "./choices.ts";

/** What a column's values look like, where most of the filled ones (three of five) look alike; undefined where they tell nothing. */
export function lookOf(values: readonly string[]): string | undefined {
  const filled = values
    .map((value) => value.trim())
    .filter((value) => value !== "")
    .slice(0, 100);
  if (filled.length === 0) return undefined;
  return looks.find(([, test]) => filled.filter(test).length >= filled.length * 0.6)?.[0];
}

/** Whether the values of a column could be of a kind at all; a header is believed unless they speak against it. */
export function speaksAgainst(key: string, values: readonly string[]): boolean {
  const choice = choices[key];
  if (choice !== undefined) return !mostly(values, (value) => readChoice(choice, value) !== undefined);
  const look = lookOf(values);
  if (look === undefined || look === key) return false;
  if (guarded.has(key)) return true;
  // A cell with several things in it (an address with a phone) is no proof against a header; e-mail addresses are.
  return (
    look === "email" &&
    !["externalId", "identity", "owner", "assignedTo", "reportsTo", "description", "fullName"].includes(key)
  );
}

/** Every program has its own "status": it is ours only with our values. */
const choices: Readonly<Record<string, string>> = { status: "status", notified: "yesNo" };

function mostly(values: readonly string[], test: (value: string) => boolean): boolean {
  const filled = values.filter((value) => value.trim() !== "");
  return filled.filter(test).length >= filled.length * 0.6;
}

/** Kinds whose values can be told by looking, so that other values under their header are a mistake of the header. */
const guarded: ReadonlySet<string> = new Set(["email", "phone", "birthday"]);

const looks: readonly [string, (value: string) => boolean][] = [
  ["id", isId],
  ["email", (value) => !("problem" in parseEmailAddress(value.split(/[;,\s]+/)[0] ?? ""))],
  ["websites", (value) => /^(?:https?:\/\/|www\.)\S+$/i.test(value)],
  ["birthday", isOldDay],
  ["phone", looksLikePhone],
  ["timeZone", (value) => value.includes("/") && canonicalTimeZone(value) !== undefined],
  [
    "addressCountry",
    (value) => (value.length === 2 ? /^[A-Z]{2}$/.test(value) : value.length > 3) && countryCode(value) !== undefined,
  ],
];

/** "31.02.1990", "1990-13-45": digits as a day has them, whether or not the calendar has that day. */
function looksLikeDay(value: string): boolean {
  return /^(?:\d{4}([./-])\d{1,2}\1\d{1,2}|\d{1,2}([./-])\d{1,2}\2(?:\d{4}|\d{2}))$/.test(value);
}

/** A day at least ten years ago is likelier a birthday than a day of business. */
function isOldDay(value: string): boolean {
  const read = parsePartialDate(value, "dmy");
  const other = "value" in read ? read : parsePartialDate(value, "mdy");
  if (!("value" in other) || other.value.startsWith("--")) return false;
  return Number(other.value.slice(0, 4)) <= new Date().getUTCFullYear() - 10 && /[-/.]|\s/.test(value);
}

/** Bare digits may be any number; a phone has a plus, a leading zero or signs between its digits, or eleven digits that a plan knows. */
function looksLikePhone(value: string): boolean {
  if (looksLikeDay(value)) return false;
  if (!/^\+?[\d\s().\-/x]+(?:\s*(?:ext|доб)\.?\s*\d+)?$/i.test(value) || !/\d{2}/.test(value)) return false;
  const read = parsePhoneNumber(value);
  if ("problem" in read || read.digits.length < 7 || read.digits.length > 15) return false;
  return read.e164 !== undefined || /^[+0(]|\d[\s().-]+\d/.test(value);
}
