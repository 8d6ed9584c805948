import { isDeepStrictEqual } from "node:util";
import { bareKey, isOwnKey, ownKey, type OwnKey } from "../database/own-field.ts";
import type { OwnValues } from "../fields/own-values.ts";
import type { PostalAddress } from "../values/postal-address.ts";
import { contactFields, type ContactChange, type ContactField } from "./fields.ts";

/** A way to reach somebody, checked: `normalised` is what it is found and matched by. */
export interface Reaching {
  value: string;
  label: string;
  normalised: string;
  extension: string;
}

export interface MessengerIdentity {
  kind: string;
  account: string;
  externalId: string;
  name: string;
}

/** `id` is empty while the company is known by its name only. */
export interface CompanyLink {
  id: string;
  name: string;
  title: string;
  department: string;
  primary: boolean;
  from: string | null;
  to: string | null;
  /** The domain of the address by which he joined by himself; null: by hand; in a change left out where it stays as it is. */
  byDomain?: string | null | undefined;
}

/** The written fields of a contact after checking: those with a column as they are stored, the lists each in one form. */
export interface ContactValues {
  columns: Record<string, unknown>;
  emails?: Reaching[];
  phones?: Reaching[];
  identities?: MessengerIdentity[];
  addresses?: PostalAddress[];
  companies?: CompanyLink[];
  groups?: string[];
  departments?: string[];
  tags?: string[];
  /** Of own fields: in a change those it names, in a record all. */
  own?: OwnValues;
}

export type ListKey = Exclude<keyof ContactValues, "columns" | "own">;
export const listKeys = [
  "emails",
  "phones",
  "identities",
  "addresses",
  "companies",
  "groups",
  "departments",
  "tags",
] as const satisfies readonly ListKey[];

/** A field as rules, journal and rights name it; own ones by `custom.<key>`. */
export type WrittenField = StandardField | OwnKey;
type StandardField = Exclude<keyof ContactChange, "custom">;

/** The written fields that live in a column, with it. */
export const columnFields: readonly { key: StandardField; column: string; kind: string }[] = writtenFields().flatMap(
  (key) => {
    const { column, kind } = contactFields[key];
    return column ? [{ key, column, kind }] : [];
  },
);

/** The value of a field in a change, in the journal and in a difference: what one would have to write to get it. */
export function valueOf(values: ContactValues, key: WrittenField): unknown {
  switch (key) {
    case "emails":
    case "phones":
      return values[key]?.map(({ value, label }) => ({ value, label }));
    case "identities":
    case "addresses":
    case "companies":
    case "groups":
    case "departments":
    case "tags":
      return values[key];
    default:
      return isOwnKey(key) ? (values.own?.[bareKey(key)] ?? null) : values.columns[key];
  }
}

/** The fields that a change names. */
export function writtenKeys({ custom = {}, ...standard }: ContactChange): WrittenField[] {
  return [...Object.keys(standard).filter(isStandardField), ...Object.keys(custom).map(ownKey)];
}

/** Whether two values of a field say the same; the name of a company known by its id says nothing, groups and departments have no order. */
export function saysTheSame(key: WrittenField, a: unknown, b: unknown): boolean {
  if (key === "companies") return isDeepStrictEqual(companiesById(a), companiesById(b));
  if (key === "groups" || key === "departments") return isDeepStrictEqual(sorted(a), sorted(b));
  return isDeepStrictEqual(a, b);
}

export function isEmptyValue(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value === "object" && value !== null) return Object.keys(value).length === 0;
  return value === undefined || value === null || value === "";
}

/** Where a field stands in a change (RFC 6901). */
export function pointerTo(key: string): string {
  return `/${key.replace(".", "/")}`;
}

export function isWrittenField(key: string): key is WrittenField {
  return isOwnKey(key) || isStandardField(key);
}

function writtenFields(): StandardField[] {
  return Object.keys(contactFields).filter(isStandardField);
}

function isStandardField(key: string): key is StandardField {
  return Object.hasOwn(contactFields, key) && isWritten(contactFieldOf(key));
}

function contactFieldOf(key: string): { write: unknown } | undefined {
  const isKey = (text: string): text is ContactField => Object.hasOwn(contactFields, text);
  return isKey(key) ? contactFields[key] : undefined;
}

function isWritten(field: { write: unknown } | undefined): boolean {
  return field !== undefined && field.write !== null;
}

function companiesById(list: unknown): unknown {
  if (!Array.isArray(list)) return list;
  // Older entries of the journal do not know how somebody came there: by hand.
  return list.map((link: CompanyLink) => ({
    ...link,
    name: link.id ? "" : link.name,
    byDomain: link.byDomain ?? null,
  }));
}

function sorted(list: unknown): unknown {
  return Array.isArray(list) ? list.toSorted() : list;
}
