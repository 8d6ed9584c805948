import type { CallError } from "../client.ts";
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
}

export function draftOf(company: Company | undefined): CompanyDraft {
  const { name = "", site = "", emails = [], phones = [], owner, parent } = company ?? {};
  return { name, site, email: emails[0]?.value ?? "", phone: phones[0]?.value ?? "", owner, parent };
}

/** The draft as the API takes it; further addresses and numbers stay. */
export function writeDraft({ name, site, email, phone, owner, parent }: CompanyDraft, company: Company | undefined) {
  return {
    name: name.trim(),
    site: site.trim(),
    emails: withFirst(company?.emails ?? [], email),
    phones: withFirst(company?.phones ?? [], phone),
    ...(owner === undefined ? {} : { owner: owner?.id ?? null }),
    ...(parent === undefined ? {} : { parent: parent?.id ?? null }),
  };
}

/** What the server says, where no field of the form shows it. */
export function faultOf(refusal: CallError): string {
  const shown = ["/name", "/site", "/emails/0/value", "/phones/0/value", "/parent"];
  return (
    refusal.problem.errors?.find(({ pointer }) => !shown.includes(pointer) && !pointer.startsWith("/custom/"))
      ?.detail ?? refusal.message
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
