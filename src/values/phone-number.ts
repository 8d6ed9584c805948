import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/max";
import { hasCountryCode, nationalNumber, numberParts, possibleNumber, validNumber } from "./phone-plan.ts";
import { remembered } from "./remembered.ts";
import { isCleanText } from "./text.ts";

export type PhoneProblem = "unreadable" | "tooShort" | "tooLong";

/** `value` stays as typed; `normalised` is what phones are compared by: E.164 where it is known, else the digits. */
export type PhoneNumber = { value: string; normalised: string; digits: string; e164?: string; extension?: string };

/**
 * Reads a phone number as people type it, with an extension ("ext. 11", "x11", "доб. 11").
 * `country` (ISO 3166-1) is where a number without a country code is dialled from; without it such a number stays digits.
 * Fewer than 3 digits are no phone, more than 20, or 60 letters, are no single one.
 */
export function parsePhoneNumber(text: string, country = ""): PhoneNumber | { problem: PhoneProblem } {
  return parsed(`${country}\n${text}`);
}

/** A number in a file is read for its row, for its contact and for the search: a set of rows fits into what is remembered. */
const parsed = remembered((asked) => {
  const end = asked.indexOf("\n");
  return readPhoneNumber(asked.slice(end + 1), asked.slice(0, end) || undefined);
}, 4_000);

function readPhoneNumber(text: string, country: string | undefined): PhoneNumber | { problem: PhoneProblem } {
  const value = text.trim().normalize("NFC");
  if (value.length > 60) return { problem: "tooLong" };
  if (!isCleanText(value) || /\p{Cc}/u.test(value)) return { problem: "unreadable" };

  const { main, extension } = withoutExtension(latinDigits(value));
  const digits = main.replace(/\D+/g, "");
  if (digits.length < 3) return { problem: "tooShort" };
  if (digits.length > 20) return { problem: "tooLong" };
  const e164 = readE164(main, digits, country);
  const plain = e164?.slice(1) ?? digits;
  return { value, normalised: e164 ?? digits, digits: plain, ...(e164 && { e164 }), ...(extension && { extension }) };
}

/** What of a phone is searched: all its digits, and the national ones as they are dialled at home; a typed piece is looked for inside. */
export function phoneSearchText(phone: { e164?: string | undefined; digits: string }): string {
  const parts = phone.e164 === undefined ? undefined : numberParts(phone.e164);
  if (parts === undefined) return phone.digits;
  return parts.trunk === "" || parts.trunk === parts.code
    ? phone.digits
    : `${phone.digits} ${parts.trunk}${parts.national}`;
}

/** The digits to look for when a person types a phone, or a piece of it, in any format; any of them is a hit. Fewer than 3 digits give none. */
export function phoneSearchForms(text: string): string[] {
  const typed = latinDigits(text.slice(0, 100)).trim();
  const { main } = withoutExtension(typed);
  const digits = main.replace(/\(0\)/g, "").replace(/\D+/g, "");
  const forms = new Set([digits]);
  if (digits.startsWith("00")) forms.add(digits.slice(2));
  else if (digits.startsWith("0")) forms.add(digits.slice(1));
  // In the east 8 is dialled first; what follows must be long enough not to match half of the world.
  if (!main.startsWith("+") && /^8\d{6}/.test(digits))
    forms.add(digits.slice(1)).add(digits.slice(1).replace(/^0/, ""));
  const e164 = readE164(main, digits, undefined);
  const parts = e164 === undefined ? undefined : numberParts(e164);
  // A number that somebody wrote down without its country is found by its national digits.
  if (parts !== undefined && parts.national.length >= 7) forms.add(parts.national);
  return [...forms].filter((form) => form.length >= 3);
}

/** The extension at the end of a number, in the words of the six languages. */
const extensionAtEnd =
  /[\s,;(]*(?:;ext=|extensi[oó]n|ext(?:ension|n)?|доб(?:авочный)?|дод(?:атковий)?|вн(?:утр)?|durchwahl|poste|anexo|interno|int|dw|x|#)[.:=\s]*(\d{1,8})\)?$/i;

function withoutExtension(text: string): { main: string; extension?: string } {
  const found = extensionAtEnd.exec(text);
  return found === null || found.index === 0
    ? { main: text }
    : { main: text.slice(0, found.index), extension: found[1] };
}

/** Digits of other scripts (Arabic, full-width…) as ASCII; the blocks of decimal digits begin at multiples of ten from their zero. */
function latinDigits(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return text.replace(/[^\P{Nd}0-9]/gu, (digit) => String(digitValue(digit))).replace(/\uff0b/g, "+");
}

function digitValue(digit: string): number {
  let value = 0;
  let point = digit.codePointAt(0) ?? 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - 1))) {
    point -= 1;
    value += 1;
  }
  return value;
}

function readE164(main: string, digits: string, country: string | undefined): string | undefined {
  const plus = /^\s*(?:tel:)?\s*\(?\+/i.test(main);
  if (plus) return possibleNumber(digits) ?? lookCloser(`+${main.slice(main.indexOf("+") + 1)}`, "possible");
  if (digits.startsWith("00")) {
    const dialled = readValid(digits.slice(2));
    if (dialled !== undefined) return dialled;
  }
  if (country !== undefined && isSupportedCountry(country)) {
    const national = nationalNumber(digits, country) ?? lookCloser(digits, "valid", country);
    if (national !== undefined) return national;
  }
  // Messengers and spreadsheets drop the plus; a shorter number would be a guess.
  return digits.length >= 11 ? readValid(digits) : undefined;
}

function readValid(digits: string): string | undefined {
  return validNumber(digits) ?? (hasCountryCode(digits) ? lookCloser(`+${digits}`, "valid") : undefined);
}

function lookCloser(text: string, sure: "possible" | "valid", country?: CountryCode): string | undefined {
  const found = parsePhoneNumberFromString(text, { extract: false, defaultCountry: country });
  if (found === undefined) return undefined;
  const good = sure === "valid" ? found.isValid() : found.isPossible();
  return good ? found.number : undefined;
}
