import type { Person, PersonFields } from "../book.ts";
import type { Desk } from "../desk.ts";

export const firstNames = ["Olha", "Andrij", "Ann", "Zoe", "Jürgen", "François", "Їжак", "María", "Nguyễn"];
export const lastNames = ["Koval", "Шевченко", "Lee", "O’Brien", "Müller", "Ibáñez", "de la Cruz", "Smith-Jones"];
export const tags = ["autumn fair", "newsletter", "partner", "важливо", "VIP", "lost and found"];
/** Shared by everybody: whoever names one first makes it. */
export const companies = Array.from({ length: 40 }, (_, at) => `Mill ${at + 1}`);

/** The fields as the API takes them. */
export function bodyOf({
  emails,
  phones,
  companies: names,
  ...fields
}: Partial<PersonFields>): Record<string, unknown> {
  return {
    ...fields,
    ...(emails && { emails: emails.map((value) => ({ value })) }),
    ...(phones && { phones: phones.map((value) => ({ value })) }),
    ...(names && { companies: names.map((name) => ({ name })) }),
  };
}

/** A person after one more change. */
export function changed(person: Person, fields: Partial<PersonFields>, deleted = person.deleted): Person {
  return { ...person, version: person.version + 1, deleted, fields: { ...person.fields, ...fields } };
}

export function livePeople({ people }: Desk): Person[] {
  return [...people.values()].filter(({ deleted }) => !deleted);
}
