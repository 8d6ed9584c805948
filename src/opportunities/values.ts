import type { OwnField } from "../database/own-field.ts";
import { checkOwnValues, type OwnValues } from "../fields/own-values.ts";
import type { Fault } from "../http/refusal.ts";
import { checkDescription, checkName, checkText, collectFaults, type Report } from "../records/check-texts.ts";
import { isCurrencyCode } from "../values/currency.ts";
import { isDay } from "../values/day.ts";
import type { OpportunityChange } from "./fields.ts";

/** The written fields of an opportunity in the form in which they are stored; links as ids. */
export interface OpportunityValues {
  name: string;
  contacts: string[];
  company: string | null;
  stage: string;
  probability: number | null;
  amount: number | null;
  currency: string;
  closeDate: string | null;
  owner: string | null;
  description: string;
  lostReason: string;
  own: OwnValues;
}

export const valueKeys = [
  "name",
  "contacts",
  "company",
  "stage",
  "probability",
  "amount",
  "currency",
  "closeDate",
  "owner",
  "description",
  "lostReason",
] as const satisfies readonly Exclude<keyof OpportunityValues, "own">[];

export function isValueKey(key: string): boolean {
  return valueKeys.some((known) => known === key);
}

/** Brings a change into the stored form, and names everything in it that cannot be. */
export function checkChange(
  change: OpportunityChange,
  fields: readonly OwnField[],
): { values: Partial<OpportunityValues>; faults: Fault[] } {
  const { faults, fault } = collectFaults();
  const { name, contacts, amount, currency, closeDate, description, lostReason, custom, ...plain } = change;
  const values: Partial<OpportunityValues> = {
    ...plain,
    ...(name !== undefined && { name: checkName(name, fault) }),
    ...(contacts && { contacts: [...new Set(contacts)] }),
    ...(amount !== undefined && { amount: checkAmount(amount, fault) }),
    ...(currency !== undefined && { currency: checkCurrency(currency, fault) }),
    ...(closeDate !== undefined && { closeDate: checkDay(closeDate, fault) }),
    ...(description !== undefined && { description: checkDescription(description, fault) }),
    ...(lostReason !== undefined && { lostReason: checkText(lostReason, "/lostReason", fault) }),
    ...(custom && { own: checkOwnValues(custom, fields, fault) }),
  };
  return { values, faults };
}

/** To a thousandth: no currency of ISO 4217 in use is divided further. */
function checkAmount(amount: number | null, fault: Report): number | null {
  if (amount === null) return null;
  const rounded = Number(amount.toFixed(3));
  if (rounded !== amount) fault("/amount", "amount");
  return rounded;
}

function checkCurrency(given: string, fault: Report): string {
  if (!isCurrencyCode(given)) fault("/currency", "currency");
  return given;
}

function checkDay(day: string | null, fault: Report): string | null {
  if (day === null || (isDay(day) && day >= "1900")) return day;
  fault("/closeDate", "day");
  return null;
}
