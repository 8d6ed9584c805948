import { queryOptions } from "@tanstack/react-query";
import { showContact, type listContacts, type updateContact } from "../../../contacts/api.ts";
import { listFields } from "../../../fields/api.ts";
import type { BodyOf, ReplyOf } from "../../../http/endpoint.ts";
import { call } from "../../client.ts";

/** A contact as one may see it: a hidden field is absent. */
export type Contact = ReplyOf<typeof listContacts>["items"][number];
/** What is being typed, in the shape in which contacts are read; own fields stand beside the others, as `custom.<key>`. */
export type Draft = Partial<Omit<Contact, "id" | "version" | "can">>;
export type Change = BodyOf<typeof updateContact>;
export type FieldInfo = ReplyOf<typeof listFields>["items"][number];
export interface Linked {
  id: string;
  name: string;
  /** Of a person: where the picture is. */
  picture?: string | null;
}

export const contactQuery = (id: string) =>
  queryOptions<Contact>({
    queryKey: ["contacts", "one", id],
    queryFn: ({ signal }) => call(showContact, { params: { id }, signal }),
  });

/** The fields of a kind of record, own ones among them. */
export const fieldsQuery = (on: "contacts" | "companies" | "equipment" | "opportunities") =>
  queryOptions({
    queryKey: ["fields", on],
    queryFn: ({ signal }) => call(listFields, { query: { on }, signal }),
    select: ({ items }) => items,
    staleTime: 5 * 60_000,
  });

export const contactFieldsQuery = fieldsQuery("contacts");

/** First and last name in the order of the language's own people; parts that lack are left out. */
export function nameOf({ firstName, lastName, emails, phones }: Draft): string {
  const name = [firstName, lastName].filter(Boolean).join(" ");
  return name || emails?.[0]?.value || phones?.[0]?.value || "";
}

/** With prefix, middle name and suffix: as on an envelope. */
export function fullNameOf({ namePrefix, firstName, middleName, lastName, nameSuffix, ...rest }: Draft): string {
  const name = [namePrefix, firstName, middleName, lastName].filter(Boolean).join(" ");
  return [name || nameOf(rest), nameSuffix].filter(Boolean).join(", ");
}

/** Any record or draft of one with values of own fields. */
export interface Valued {
  custom?: Readonly<Record<string, unknown>>;
}

/** A value by its key, whatever it is; of an own field what has been typed, else what the record has. */
export function valueAt(draft: Valued, key: string): unknown {
  const own = ownKeyOf(key);
  if (own === undefined || Reflect.has(draft, key)) return Reflect.get(draft, key);
  return draft.custom && Object.hasOwn(draft.custom, own) ? draft.custom[own] : undefined;
}

/** Where a field stands in a change (RFC 6901). */
export function pointerTo(key: string): string {
  return `/${key.replace(".", "/")}`;
}

/** Whether a contact has the field at all: departments are for agents, an own field for whom it was made. */
export function isFieldOf(contact: Contact, field: FieldInfo): boolean {
  // What is no part of the answer is not for this person to have.
  return field.own === null ? valueAt(contact, field.key) !== undefined : isFieldFor(contact.kind, field);
}

/** Whether an own field was made for people of a kind; the others are for everybody. */
export function isFieldFor(kind: Contact["kind"], { own }: FieldInfo): boolean {
  return own === null || own.people === "both" || kind === undefined || own.people === `${kind}s`;
}

/** The key of an own field within `custom`; nothing for other fields. */
export function ownKeyOf(key: string): string | undefined {
  return key.startsWith("custom.") ? key.slice("custom.".length) : undefined;
}

export function textAt(draft: Valued, key: string): string {
  const value = valueAt(draft, key);
  return typeof value === "string" ? value : "";
}

export function linkAt(draft: Valued, key: string): Linked | null {
  const value = valueAt(draft, key);
  return isLinked(value) ? value : null;
}

/** A draft of one field. */
export function draftOf(key: string, value: unknown): Draft {
  return Object.assign({}, { [key]: value });
}

export function isLinked(value: unknown): value is Linked {
  return (
    typeof value === "object" &&
    value !== null &&
    "id" in value &&
    "name" in value &&
    typeof value.id === "string" &&
    typeof value.name === "string"
  );
}

/** Nothing typed, nothing chosen, nothing in the list. */
export function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || value === null || value === "" || value === "<p></p>";
}
