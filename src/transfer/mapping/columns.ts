import { type ContactField, contactFields } from "../../contacts/fields.ts";
import type { Field } from "../../database/field.ts";

/** The lists of a contact whose items have columns by number. */
export type ListName = "Email" | "Phone" | "Identity" | "Company" | "Group" | "Address";

/** One of our own columns. `name` is its CSV name; in lists `#` stands for the number of the item, or for a label: "Phone 2", "Phone (fax)". */
export interface ColumnKind {
  key: ColumnKey;
  name: string;
  /** The fields of a contact that it fills. */
  fields: readonly ContactField[];
  section: Field["section"];
  list?: ListName;
  part?: string;
}

interface ListColumn {
  key: string;
  name: string;
  part: string;
}

/** The fields that take several columns for each of their items. */
const lists = {
  emails: {
    list: "Email",
    columns: [
      { key: "email", name: "Email #", part: "value" },
      { key: "emailLabel", name: "Email # label", part: "label" },
    ],
  },
  phones: {
    list: "Phone",
    columns: [
      { key: "phone", name: "Phone #", part: "value" },
      { key: "phoneLabel", name: "Phone # label", part: "label" },
    ],
  },
  identities: {
    list: "Identity",
    columns: [
      { key: "identityKind", name: "Identity # kind", part: "kind" },
      { key: "identity", name: "Identity # value", part: "value" },
      { key: "identityAccount", name: "Identity # account", part: "account" },
      { key: "identityName", name: "Identity # name", part: "name" },
    ],
  },
  companies: {
    list: "Company",
    columns: [
      { key: "company", name: "Company #", part: "name" },
      { key: "companyId", name: "Company # id", part: "id" },
      { key: "companyTitle", name: "Company # title", part: "title" },
      { key: "companyDepartment", name: "Company # department", part: "department" },
      { key: "companyPrimary", name: "Company # primary", part: "primary" },
      { key: "companyFrom", name: "Company # from", part: "from" },
      { key: "companyTo", name: "Company # to", part: "to" },
    ],
  },
  groups: { list: "Group", columns: [{ key: "group", name: "Group #", part: "name" }] },
  addresses: {
    list: "Address",
    columns: [
      { key: "addressTypes", name: "Address # types", part: "types" },
      { key: "addressDefaults", name: "Address # default for", part: "defaultFor" },
      { key: "addressLabel", name: "Address # label", part: "label" },
      { key: "addressPrimary", name: "Address # primary", part: "primary" },
      { key: "addressName", name: "Address # name", part: "name" },
      { key: "addressOrganization", name: "Address # organization", part: "organization" },
      { key: "addressStreet", name: "Address # street", part: "street" },
      { key: "addressStreet2", name: "Address # street 2", part: "street2" },
      { key: "addressCity", name: "Address # city", part: "city" },
      { key: "addressRegion", name: "Address # region", part: "region" },
      { key: "addressPostalCode", name: "Address # postal code", part: "postalCode" },
      { key: "addressCountry", name: "Address # country", part: "country" },
    ],
  },
} as const satisfies Partial<Record<ContactField, { list: ListName; columns: readonly ListColumn[] }>>;

export type ListField = keyof typeof lists;
type Whole = "fullName" | "fullAddress";
export type ColumnKey = Exclude<ContactField, ListField> | (typeof lists)[ListField]["columns"][number]["key"] | Whole;

/** The order of files, which is not that of forms. A field that is not named stands behind these, before what the server makes. */
const order: readonly (ContactField | Whole)[] = [
  "id",
  "externalId",
  "namePrefix",
  "firstName",
  "middleName",
  "lastName",
  "nameSuffix",
  "fullName",
  "nickname",
  "gender",
  "birthday",
  "jobTitle",
  "departments",
  "description",
  "emails",
  "phones",
  "identities",
  "companies",
  "groups",
  "tags",
  "owner",
  "assignedTo",
  "reportsTo",
  "accessGroup",
  "status",
  "notified",
  "language",
  "timeZone",
  "source",
  "preferredMethod",
  "addresses",
  "fullAddress",
  "websites",
];

/** Our own columns in the order of the export; the contract of docs and templates. What the server makes by itself is known, and ignored on the way in. */
export const columnKinds: readonly ColumnKind[] = orderedFields().flatMap(columnsOf);

/** A column as it is chosen: its kind, and in lists the item: a number from 1, or a label such as "work", "fax", "skype", "billing". `custom` is the key of a custom field. */
export type ColumnField = { key: ColumnKey; item?: number | string } | { custom: string };

const kinds: ReadonlyMap<string, ColumnKind> = new Map(columnKinds.map((kind) => [kind.key, kind]));
const byShape: ReadonlyMap<string, ColumnKey> = new Map(columnKinds.map((kind) => [kind.name.toLowerCase(), kind.key]));

/** The kind of a key that stands in `columnKinds`. */
export function kindOf(key: ColumnKey): ColumnKind {
  const kind = kinds.get(key);
  if (kind === undefined) throw new Error(`no column is called ${key}`);
  return kind;
}

/** The field that holds a list. */
export function fieldOfList(list: ListName): ListField {
  return listFields[list];
}

const listFields = {
  Email: "emails",
  Phone: "phones",
  Identity: "identities",
  Company: "companies",
  Group: "groups",
  Address: "addresses",
} as const satisfies Record<ListName, ListField>;

/** The name of a column: "First name", "Email 2 label", "Phone (fax)", "custom.size". */
export function fieldName(field: ColumnField): string {
  if ("custom" in field) return `custom.${field.custom}`;
  if (field.key === "identity" && typeof field.item === "string") return `Identity (${field.item})`;
  const item = typeof field.item === "string" ? `(${field.item})` : String(field.item ?? 1);
  return kindOf(field.key).name.replace("#", item);
}

/** Reads such a name, in any case; undefined for another, and for "" (a column that is left out). */
export function readFieldName(name: string): ColumnField | undefined {
  if (name.startsWith("custom.")) return { custom: name.slice("custom.".length) };
  const plain = byShape.get(name.toLowerCase());
  if (plain !== undefined && !name.includes("#")) return { key: plain };
  const found = /^([A-Za-z]+) (?:([1-9]\d?)|\(([a-z][a-z0-9 _]{0,19})\))(?: ([a-z 2]+))?$/i.exec(name);
  if (found === null) return undefined;
  const [, list = "", number, label, part] = found;
  const short = part === undefined && list.toLowerCase() === "identity" && label !== undefined;
  const key = short ? "identity" : byShape.get(`${list} #${part === undefined ? "" : ` ${part}`}`.toLowerCase());
  return key && { key, item: number === undefined ? (label ?? "").toLowerCase() : Number(number) };
}

/** All fields that files have, in their order. */
function orderedFields(): (ContactField | Whole)[] {
  const others = Object.keys(contactFields)
    .filter(isField)
    .filter((key) => isInFiles(key) && !order.includes(key));
  const made = others.filter((key) => contactFields[key].write === null);
  return [...order, ...others.filter((key) => !made.includes(key)), ...made];
}

function columnsOf(key: ContactField | Whole): ColumnKind[] {
  if (key === "fullName") return [{ key, name: "Full name", fields: ["firstName", "lastName"], section: "general" }];
  if (key === "fullAddress") return [{ key, name: "Full address", fields: ["addresses"], section: "addresses" }];
  const { csv, section } = contactFields[key];
  if (!isList(key)) return csv === null ? [] : [{ key, name: csv, fields: [key], section }];
  const { list, columns } = lists[key];
  return columns.map((column) => ({ ...column, list, fields: [key], section }));
}

function isField(key: string): key is ContactField {
  return Object.hasOwn(contactFields, key);
}

function isList(key: ContactField): key is ListField {
  return Object.hasOwn(lists, key);
}

function isInFiles(key: ContactField): boolean {
  return contactFields[key].csv !== null || isList(key);
}
