import type { Static } from "typebox";
import { fold } from "../values/text.ts";
import { parsePhoneNumber, phoneSearchText } from "../values/phone-number.ts";
import type { EmailWrite, IdentityWrite, PhoneWrite } from "./shapes.ts";

interface Searched {
  names: readonly string[];
  emails: readonly Static<typeof EmailWrite>[];
  phones: readonly Static<typeof PhoneWrite>[];
  identities: readonly Static<typeof IdentityWrite>[];
}

/** As the table search_texts has it. */
export interface SearchTextRow {
  contact_id: string;
  text: string;
  first_name: string;
  last_name: string;
}

interface Named extends Omit<Searched, "names"> {
  firstName: string;
  middleName: string;
  lastName: string;
  nickname: string;
}

export function searchTextRow(
  contactId: string,
  { firstName, middleName, lastName, nickname, ...ways }: Named,
): SearchTextRow {
  return {
    contact_id: contactId,
    text: searchText({ names: [firstName, middleName, lastName, nickname], ...ways }),
    first_name: fold(firstName),
    last_name: fold(lastName),
  };
}

/**
 * What a contact is found by: names, e-mails (local part, and the domain without its suffix: whole domains made "com" match everybody),
 * phones as digits, names on messengers; folded.
 */
export function searchText(contact: Searched): string {
  const parts = [
    ...contact.names,
    ...contact.emails.map(({ value }) => emailWords(value)),
    ...contact.identities.map(({ externalId, name }) => `${externalId} ${name ?? ""}`),
  ];
  return [fold(parts.join(" ")), ...contact.phones.map(({ value }) => phoneWords(value))].join(" ").trim();
}

function emailWords(email: string): string {
  const at = email.lastIndexOf("@");
  const domain = email.slice(at + 1);
  const suffix = domain.lastIndexOf(".");
  return `${email.slice(0, at)} ${suffix > 0 ? domain.slice(0, suffix) : domain}`;
}

function phoneWords(phone: string): string {
  const parsed = parsePhoneNumber(phone);
  return "problem" in parsed ? "" : phoneSearchText(parsed);
}
