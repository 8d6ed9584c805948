import type { OwnField } from "../database/own-field.ts";
import type { LabelledValue } from "../database/tables/companies.ts";
import { checkOwnValues, type OwnValues } from "../fields/own-values.ts";
import { checkDescription, checkName, checkText, collectFaults, type Report } from "../records/check-texts.ts";
import { checkTags } from "../tags/check-tags.ts";
import { isCleanText, nameKey } from "../values/text.ts";
import { parseEmailAddress } from "../values/email-address.ts";
import { parsePhoneNumber } from "../values/phone-number.ts";
import { checkAddresses, type PostalAddress } from "../values/postal-address.ts";
import { parseWebsite } from "../values/website.ts";
import type { Fault } from "../http/refusal.ts";
import { checkDomains, type CompanyDomain } from "./domains/values.ts";
import type { CompanyChange } from "./fields.ts";
import { checkManagers, type CompanyManager } from "./managers.ts";

/** The written fields of a company in the form in which they are stored; links as ids. */
export interface CompanyValues {
  name: string;
  site: string;
  emails: LabelledValue[];
  phones: LabelledValue[];
  addresses: PostalAddress[];
  description: string;
  industry: string;
  taxNumber: string;
  tags: string[];
  owner: string | null;
  parent: string | null;
  minutesPerMonth: number | null;
  domains: CompanyDomain[];
  managers: CompanyManager[];
  defaultContact: string | null;
  own: OwnValues;
}

export const noValues: CompanyValues = {
  name: "",
  site: "",
  emails: [],
  phones: [],
  addresses: [],
  description: "",
  industry: "",
  taxNumber: "",
  tags: [],
  owner: null,
  parent: null,
  minutesPerMonth: null,
  domains: [],
  managers: [],
  defaultContact: null,
  own: {},
};

/** What names of companies are compared and found by: folded, or as it stands where nothing is left of it ("***"). */
export function companyKey(name: string): string {
  return nameKey(name);
}

/** Brings a change into the stored form, and names everything in it that cannot be. */
export function checkChange(
  change: CompanyChange,
  fields: readonly OwnField[],
): { values: Partial<CompanyValues>; faults: Fault[] } {
  const { faults, fault } = collectFaults();
  const { name, site, emails, phones, description, owner, parent, minutesPerMonth, custom } = change;
  const { domains, managers, defaultContact } = change;
  const { addresses, industry, taxNumber, tags } = change;
  const values: Partial<CompanyValues> = {
    ...(name !== undefined && { name: checkCompanyName(name, fault) }),
    ...(site !== undefined && { site: checkSite(site, fault) }),
    ...(emails && { emails: checkList(emails, "emails", readEmail, fault) }),
    ...(phones && { phones: checkList(phones, "phones", readPhone, fault) }),
    ...(addresses && { addresses: checkAddresses(addresses, fault) }),
    ...(description !== undefined && { description: checkDescription(description, fault) }),
    ...(industry !== undefined && { industry: checkLine(industry, "/industry", fault) }),
    ...(taxNumber !== undefined && { taxNumber: checkLine(taxNumber, "/taxNumber", fault) }),
    ...(tags && { tags: checkTags(tags, fault) }),
    ...(owner !== undefined && { owner }),
    ...(parent !== undefined && { parent }),
    ...(minutesPerMonth !== undefined && { minutesPerMonth }),
    ...(domains && { domains: checkDomains(domains, fault) }),
    ...(managers && { managers: checkManagers(managers, fault) }),
    ...(defaultContact !== undefined && { defaultContact }),
    ...(custom && { own: checkOwnValues(custom, fields, fault) }),
  };
  return { values, faults };
}

/** Words of one line: every stretch of white space is one blank, so that the same industry is the same text. */
function checkLine(given: string, pointer: string, fault: Report): string {
  return checkText(given, pointer, fault).replace(/\s+/gu, " ");
}

function checkCompanyName(given: string, fault: Report): string {
  const name = checkName(given, fault);
  if (name.length > 200) fault("/name", "tooLong", { limit: 200 });
  return name;
}

function checkSite(given: string, fault: Report): string {
  const site = checkText(given, "/site", fault);
  if (site === "") return "";
  const parsed = parseWebsite(site);
  if ("value" in parsed) return parsed.value;
  fault("/site", "website");
  return site;
}

type Read = (text: string) => { value: string; normalised: string } | undefined;

/** Each value once, the first with its label. */
function checkList(
  list: readonly LabelledValue[],
  key: "emails" | "phones",
  read: Read,
  fault: Report,
): LabelledValue[] {
  const known = new Map<string, LabelledValue>();
  for (const [index, given] of list.entries()) {
    const parsed = isCleanText(given.value) ? read(given.value) : undefined;
    const label = checkText(given.label, `/${key}/${index}/label`, fault);
    if (!parsed) fault(`/${key}/${index}/value`, key === "emails" ? "email" : "phone");
    else if (!known.has(parsed.normalised)) known.set(parsed.normalised, { value: parsed.value, label });
  }
  return [...known.values()];
}

function readEmail(text: string): ReturnType<Read> {
  const parsed = parseEmailAddress(text);
  return "problem" in parsed ? undefined : parsed;
}

function readPhone(text: string): ReturnType<Read> {
  const parsed = parsePhoneNumber(text);
  return "problem" in parsed
    ? undefined
    : { value: parsed.value, normalised: `${parsed.normalised}#${parsed.extension ?? ""}` };
}
