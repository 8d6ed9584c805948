import type { CallError } from "../client.ts";
import type { Address } from "../contacts/fields/address-lines.ts";
import type { Linked } from "../contacts/fields/contact.ts";
import type { Company } from "./company.ts";

/** What is typed into a company's form: of several ways to reach it the first. */
export interface CompanyDraft {
  name: string;
  site: string;
  email: string;
  phone: string;
  /** Undefined in a new one: then its maker. */
  owner: Linked | null | undefined;
  parent: Linked | null | undefined;
  industry: string;
  taxNumber: string;
  tags: readonly string[];
  addresses: readonly Address[];
  /** Of a new one: parted by commas or blanks. */
  domains: string;
}

export function draftOf(company: Company | undefined): CompanyDraft {
  const { name = "", site = "", emails = [], phones = [], owner, parent } = company ?? {};
  const { industry = "", taxNumber = "", tags = [], addresses = [] } = company ?? {};
  const ways = { email: emails[0]?.value ?? "", phone: phones[0]?.value ?? "" };
  return { name, site, ...ways, owner, parent, industry, taxNumber, tags, addresses, domains: "" };
}

/** The draft as the API takes it; further addresses and numbers stay. */
export function writeDraft(draft: CompanyDraft, company: Company | undefined) {
  const { name, site, email, phone, owner, parent, industry, taxNumber, tags, addresses, domains } = draft;
  const old = draftOf(company);
  const differs = (key: "tags" | "addresses") => JSON.stringify(draft[key]) !== JSON.stringify(old[key]);
  return {
    name: name.trim(),
    site: site.trim(),
    emails: withFirst(company?.emails ?? [], email),
    phones: withFirst(company?.phones ?? [], phone),
    ...(owner === undefined ? {} : { owner: owner?.id ?? null }),
    ...(parent === undefined ? {} : { parent: parent?.id ?? null }),
    ...(industry.trim() !== old.industry && { industry: industry.trim() }),
    ...(taxNumber.trim() !== old.taxNumber && { taxNumber: taxNumber.trim() }),
    ...(differs("tags") && { tags: [...tags] }),
    ...(differs("addresses") && { addresses: [...addresses] }),
    ...(domainsIn(domains).length > 0 && { domains: domainsIn(domains).map((domain) => ({ domain })) }),
  };
}

function domainsIn(text: string): string[] {
  return text.split(/[\s,;]+/).filter((domain) => domain !== "");
}

const more = /^\/(industry|taxNumber|tags|addresses|domains)(\/|$)/;

/** Whether something is wrong in the part of the form that is folded. */
export function isInMore(refusal: CallError | undefined): boolean {
  return refusal?.problem.errors?.some(({ pointer }) => more.test(pointer)) ?? false;
}

/** What the server says of any place within a field. */
export function faultWithin(refusal: CallError | undefined, key: "tags" | "domains"): string | undefined {
  return refusal?.problem.errors?.find(({ pointer }) => pointer === `/${key}` || pointer.startsWith(`/${key}/`))
    ?.detail;
}

/** What the server says, where no field of the form shows it. */
export function faultOf(refusal: CallError): string {
  const shown = ["/name", "/site", "/emails/0/value", "/phones/0/value", "/parent"];
  return (
    refusal.problem.errors?.find(
      ({ pointer }) => !shown.includes(pointer) && !pointer.startsWith("/custom/") && !more.test(pointer),
    )?.detail ?? refusal.message
  );
}

interface Way {
  value: string;
  label: string;
}

/** The list with another first value; an empty one takes the first away. */
export function withFirst([first = { value: "", label: "" }, ...others]: readonly Way[], value: string): Way[] {
  return value.trim() === "" ? others : [{ ...first, value: value.trim() }, ...others];
}
