import { RE2JS } from "re2js";
import type { OwnField } from "../database/own-field.ts";
import type { Fault } from "../http/refusal.ts";
import { isCurrencyCode } from "../values/currency.ts";
import { isDay } from "../values/day.ts";
import { isMoment } from "../values/moment.ts";
import { remembered } from "../values/remembered.ts";
import { cleanText, isCleanText } from "../values/text.ts";
import { isId } from "../values/uuid.ts";
import { maxLongTextLength, maxTextLength } from "./own-as-field.ts";

/** Beyond that a number is not told exactly from its neighbours (IEEE 754). */
const largest = 1e15;

/** Values of own fields, by key, in the form in which they stand in `custom`; null: there is none. */
export type OwnValues = Readonly<Record<string, unknown>>;

/** More fields than a kind of record can have. */
const mostNamed = 200;

type Report = (pointer: string, code: string, params?: Fault["params"]) => void;

/** Brings the named values into the stored form; names what cannot be, under `/custom/<key>`. Links are looked at elsewhere. */
export function checkOwnValues(given: OwnValues, fields: readonly OwnField[], fault: Report): OwnValues {
  // Hostile input stays cheap to answer.
  if (Object.keys(given).length > mostNamed) {
    fault("/custom", "tooMany", { limit: mostNamed });
    return {};
  }
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const checked = new Map<string, unknown>();
  for (const [key, value] of Object.entries(given)) {
    const field = byKey.get(key);
    const pointer = `/custom/${key}`;
    if (!field) fault(/^[\w-]{1,60}$/.test(key) ? pointer : "/custom", "unknownKey");
    else
      checked.set(
        key,
        checkOwnValue(field, value, (code, params) => fault(pointer, code, params)),
      );
  }
  return Object.fromEntries(checked);
}

type ReportHere = (code: string, params?: Fault["params"]) => void;

/** One value in its stored form. What it cannot be is reported, and kept as it was given. */
export function checkOwnValue(field: OwnField, value: unknown, fault: ReportHere): unknown {
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) return null;
  switch (field.kind) {
    case "text":
      return checkText(value, maxTextLength, fault);
    case "longText":
      return checkText(value, maxLongTextLength, fault);
    case "pattern": {
      const text = checkText(value, maxTextLength, fault);
      if (typeof text === "string" && !fits(field.pattern ?? "", text)) fault("pattern", { hint: field.hint });
      return text;
    }
    case "number":
      return checkNumber(value, fault);
    case "money":
      return checkMoney(value, fault);
    case "date":
      if (typeof value !== "string" || !isDay(value)) fault("day");
      return value;
    case "dateTime":
      return checkTime(value, fault);
    case "yesNo":
      if (typeof value !== "boolean") fault("type", { type: "boolean" });
      return value;
    case "choice":
      if (!isOption(field, value)) fault("choice", { allowed: allowedOf(field) });
      return value;
    case "choices":
      return checkChoices(field, value, fault);
    case "contact":
    case "company":
    case "file":
      if (typeof value !== "string" || !isId(value)) fault("format");
      return value;
  }
}

function checkText(value: unknown, limit: number, fault: ReportHere): unknown {
  if (typeof value !== "string") {
    fault("type", { type: "string" });
    return value;
  }
  if (!isCleanText(value)) {
    fault("text");
    return null;
  }
  const text = cleanText(value);
  if (text.length > limit) fault("tooLong", { limit });
  return text === "" ? null : text;
}

function checkNumber(value: unknown, fault: ReportHere): unknown {
  if (typeof value !== "number" || !Number.isFinite(value)) fault("type", { type: "number" });
  else if (Math.abs(value) >= largest) fault("tooLarge", { limit: largest });
  return value;
}

function checkMoney(value: unknown, fault: ReportHere): unknown {
  if (!isRecord(value) || Object.keys(value).some((key) => key !== "amount" && key !== "currency")) {
    fault("type", { type: "object" });
    return value;
  }
  const { amount, currency } = value;
  checkNumber(amount, fault);
  if (typeof currency !== "string" || !isCurrencyCode(currency)) fault("currency");
  return { amount, currency };
}

/** Kept in UTC with milliseconds, so that texts of times are ordered as times are. */
function checkTime(value: unknown, fault: ReportHere): unknown {
  if (typeof value === "string" && isMoment(value)) return new Date(value).toISOString();
  fault("time");
  return value;
}

function checkChoices(field: OwnField, value: unknown, fault: ReportHere): unknown {
  if (!Array.isArray(value)) {
    fault("type", { type: "array" });
    return value;
  }
  if (!value.every((one) => isOption(field, one))) fault("choice", { allowed: allowedOf(field) });
  // In the order of the choices, each once: the same choices are the same value.
  return field.options.flatMap(({ key }) => (value.includes(key) ? [key] : []));
}

function isOption({ options }: OwnField, value: unknown): boolean {
  return options.some(({ key }) => key === value);
}

function allowedOf({ options }: OwnField): string {
  return options.map(({ key }) => key).join(", ");
}

/** Whether the whole text is of the pattern, in time linear in its length whatever the pattern (RE2). */
export function fits(pattern: string, text: string): boolean {
  return compiled(pattern).matches(text);
}

const compiled = remembered((pattern: string) => RE2JS.compile(pattern), 200);

/** Whether RE2 understands the pattern: no look-around, no back-references. */
export function isPattern(pattern: string): boolean {
  try {
    RE2JS.compile(pattern);
    return true;
  } catch {
    return false;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
