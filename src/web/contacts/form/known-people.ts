import { nameOf, type Contact, type Draft } from "../fields/contact.ts";

export interface Known {
  person: Contact;
  /** Why it may be the same one. */
  reason: "email" | "phone" | "name" | "nearName";
}

/** What of a draft is worth looking up: the whole name, whole e-mails, phones of enough digits. */
export function askedOf({ firstName = "", lastName = "", emails = [], phones = [] }: Draft): string[] {
  const name =
    firstName.trim().length > 1 && lastName.trim().length > 1 ? [`${firstName.trim()} ${lastName.trim()}`] : [];
  const mails = emails.map(({ value }) => value.trim()).filter((value) => /@.+\../.test(value));
  const numbers = phones.map(({ value }) => value.trim()).filter((value) => digitsOf(value).length >= 7);
  return [...name, ...mails, ...numbers];
}

/** Those found, each once, with the strongest reason; the one being edited is not his own double. */
export function knownAmong(found: readonly Contact[], draft: Draft, ownId: string | undefined): Known[] {
  const people = new Map(found.filter(({ id }) => id !== ownId).map((person) => [person.id, person]));
  return [...people.values()]
    .map((person) => ({ person, reason: reasonFor(person, draft) }))
    .toSorted((one, other) => order.indexOf(one.reason) - order.indexOf(other.reason));
}

const order: Known["reason"][] = ["email", "phone", "name", "nearName"];

function reasonFor(person: Contact, draft: Draft): Known["reason"] {
  const mails = new Set((draft.emails ?? []).map(({ value }) => value.trim().toLowerCase()));
  if (person.emails?.some(({ value }) => mails.has(value.toLowerCase()))) return "email";
  const numbers = (draft.phones ?? []).map(({ value }) => digitsOf(value)).filter((digits) => digits.length >= 7);
  if (person.phones?.some(({ value, e164 }) => numbers.some((digits) => endsAlike(digitsOf(e164 || value), digits))))
    return "phone";
  return nameOf(person).toLocaleLowerCase() === nameOf(draft).trim().toLocaleLowerCase() ? "name" : "nearName";
}

// A number typed without its country, or with a leading zero, is still the same one.
function endsAlike(one: string, other: string): boolean {
  const bare = other.replace(/^0+/, "");
  return one.endsWith(bare) || bare.endsWith(one);
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, "");
}
