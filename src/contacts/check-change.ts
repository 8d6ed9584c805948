import { checkTags } from "../tags/check-tags.ts";
import { parseEmailAddress } from "../values/email-address.ts";
import { canonicalLanguage } from "../values/language.ts";
import { isPartialDate } from "../values/partial-date.ts";
import { parsePhoneNumber } from "../values/phone-number.ts";
import { checkAddresses } from "../values/postal-address.ts";
import { safeHtml } from "../values/safe-html.ts";
import { cleanText, isCleanText } from "../values/text.ts";
import { canonicalTimeZone } from "../values/time-zone.ts";
import { parseWebsite } from "../values/website.ts";
import type { OwnField } from "../database/own-field.ts";
import { checkOwnValues } from "../fields/own-values.ts";
import type { Fault } from "../http/refusal.ts";
import type { ContactChange } from "./fields.ts";
import { columnFields, type CompanyLink, type ContactValues, type MessengerIdentity, type Reaching } from "./values.ts";

export interface CheckedChange {
  values: ContactValues;
  faults: Fault[];
}

/** Brings a change into the form in which it is stored, and names everything in it that cannot be. `country` is where numbers without a code are read as being. */
export function checkChange(
  change: ContactChange,
  country: string | undefined,
  own: readonly OwnField[],
): CheckedChange {
  const faults: Fault[] = [];
  const fault = (pointer: string, code: string, params: Fault["params"] = {}) =>
    void faults.push({ pointer, code, params });
  const values: ContactValues = { columns: checkColumns(change, fault) };
  const region = change.addresses?.find((address) => address.country)?.country || country;
  if (change.emails)
    values.emails = once(change.emails.flatMap((email, index) => checkEmail(email, `/emails/${index}`, fault)));
  if (change.phones)
    values.phones = once(change.phones.flatMap((phone, index) => checkPhone(phone, `/phones/${index}`, region, fault)));
  if (change.identities)
    values.identities = change.identities.map((identity, index) =>
      checkIdentity(identity, `/identities/${index}`, fault),
    );
  if (change.addresses) values.addresses = checkAddresses(change.addresses, fault);
  if (change.companies) values.companies = checkCompanies(change.companies, fault);
  if (change.groups) values.groups = [...new Set(change.groups)];
  if (change.departments) values.departments = [...new Set(change.departments)];
  if (change.tags) values.tags = checkTags(change.tags, fault);
  if (change.custom) values.own = checkOwnValues(change.custom, own, fault);
  return { values, faults };
}

type Report = (pointer: string, code: string, params?: Fault["params"]) => void;

function checkColumns(change: ContactChange, fault: Report): Record<string, unknown> {
  const columns: Record<string, unknown> = {};
  for (const { key, kind } of columnFields) {
    const value: unknown = change[key];
    if (value === undefined) continue;
    columns[key] =
      typeof value === "string"
        ? checkText(value, kind, `/${key}`, fault)
        : Array.isArray(value)
          ? checkWebsites(value, fault)
          : value;
  }
  return columns;
}

function checkText(given: string, kind: string, pointer: string, fault: Report): string | null {
  if (!isCleanText(given)) {
    fault(pointer, "text");
    return "";
  }
  const text = cleanText(given);
  if (text === "") return kind === "accessGroup" ? null : "";
  switch (kind) {
    case "birthday":
      if (!isPartialDate(text)) fault(pointer, "day");
      return text;
    case "language":
      return canonicalLanguage(text) ?? wrong(pointer, "language", text, fault);
    case "timeZone":
      return canonicalTimeZone(text) ?? wrong(pointer, "timeZone", text, fault);
    case "html": {
      const safe = safeHtml(text);
      return "html" in safe ? safe.html : wrong(pointer, "tooLong", text, fault, { limit: 20_000 });
    }
    default:
      return text;
  }
}

function wrong(pointer: string, code: string, kept: string, fault: Report, params: Fault["params"] = {}): string {
  fault(pointer, code, params);
  return kept;
}

function checkWebsites(list: readonly unknown[], fault: Report): string[] {
  const sites = list.flatMap((given, index) => {
    const text = String(given).trim();
    if (text === "") return [];
    const parsed = isCleanText(text) ? parseWebsite(text) : { problem: "unreadable" };
    if ("value" in parsed) return [parsed.value];
    fault(`/websites/${index}`, "website");
    return [];
  });
  return [...new Set(sites)];
}

function checkEmail(email: { value: string; label?: string }, pointer: string, fault: Report): Reaching[] {
  const label = checkText(email.label ?? "", "text", `${pointer}/label`, fault) ?? "";
  const parsed = isCleanText(email.value) ? parseEmailAddress(email.value.trim()) : { problem: "unreadable" };
  if ("value" in parsed) return [{ value: parsed.value, label, normalised: parsed.normalised, extension: "" }];
  fault(`${pointer}/value`, "email");
  return [];
}

function checkPhone(
  phone: { value: string; label?: string },
  pointer: string,
  country: string | undefined,
  fault: Report,
): Reaching[] {
  const label = checkText(phone.label ?? "", "text", `${pointer}/label`, fault) ?? "";
  const parsed = isCleanText(phone.value) ? parsePhoneNumber(phone.value, country) : { problem: "unreadable" };
  if ("value" in parsed)
    return [{ value: parsed.value, label, normalised: parsed.normalised, extension: parsed.extension ?? "" }];
  fault(`${pointer}/value`, "phone");
  return [];
}

function checkIdentity(
  identity: { kind: string; account?: string; externalId: string; name?: string },
  pointer: string,
  fault: Report,
): MessengerIdentity {
  if (identity.kind === "email" || identity.kind === "phone")
    fault(`${pointer}/kind`, "choice", { allowed: "telegram, whatsapp, …" });
  const text = (key: "account" | "externalId" | "name") =>
    checkText(identity[key] ?? "", "text", `${pointer}/${key}`, fault) ?? "";
  return { kind: identity.kind, account: text("account"), externalId: text("externalId"), name: text("name") };
}

function checkCompanies(list: NonNullable<ContactChange["companies"]>, fault: Report): CompanyLink[] {
  const links = list.map((given, index): CompanyLink => {
    const pointer = `/companies/${index}`;
    const name = checkText(given.name ?? "", "text", `${pointer}/name`, fault) ?? "";
    if (!given.id && name === "") fault(`${pointer}/name`, "required");
    for (const key of ["from", "to"] as const)
      if (given[key] && !isPartialDate(given[key])) fault(`${pointer}/${key}`, "day");
    if (given.from && given.to && given.from > given.to) fault(`${pointer}/to`, "order");
    return {
      id: given.id ?? "",
      name,
      title: checkText(given.title ?? "", "text", `${pointer}/title`, fault) ?? "",
      department: checkText(given.department ?? "", "text", `${pointer}/department`, fault) ?? "",
      primary: given.primary ?? false,
      from: given.from ?? null,
      to: given.to ?? null,
      ...(given.byDomain !== undefined && { byDomain: given.byDomain }),
    };
  });
  const primary = Math.max(
    0,
    links.findIndex((link) => link.primary),
  );
  return links.map((link, index) => ({ ...link, primary: index === primary }));
}

/** Each value once, the first with its label. */
function once(list: Reaching[]): Reaching[] {
  const known = new Set<string>();
  return list.filter(({ normalised, extension }) => {
    const key = `${normalised}#${extension}`;
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
}
