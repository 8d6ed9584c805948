import type { Field } from "../../database/field.ts";

/** The lists of a record whose items have columns by number. */
export type ListName = "Email" | "Phone" | "Identity" | "Company" | "Group" | "Address";

/** One of our own columns. `name` is its CSV name; in lists `#` stands for the number of the item, or for a label: "Phone 2", "Phone (fax)". */
export interface ColumnKind {
  key: string;
  name: string;
  /** The fields of a record that it fills. */
  fields: readonly string[];
  section: Field["section"];
  list?: ListName;
  /** Of an item of the list, or of the field's value. */
  part?: string;
  /** Understood in files, and never written. */
  onlyRead?: true;
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
} as const satisfies Readonly<Record<string, { list: ListName; columns: readonly ListColumn[] }>>;

export type ListField = keyof typeof lists;

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

type FilledFields = Readonly<Record<string, Pick<Field, "csv" | "section" | "write">>>;

/**
 * The columns of a list of fields in the order of files, which is not that of forms: a field that `order` does not name
 * stands behind those, before what the server makes. `more` has columns that fill no field of their own, by their keys there.
 */
export function columnKinds(
  fields: FilledFields,
  order: readonly string[],
  more: Readonly<Record<string, Omit<ColumnKind, "key">>> = {},
): ColumnKind[] {
  const isInFiles = (key: string) => Boolean(fields[key]?.csv) || isList(key);
  const others = Object.keys(fields).filter((key) => isInFiles(key) && !order.includes(key));
  const made = others.filter((key) => fields[key]?.write === null);
  const all = [...order, ...others.filter((key) => !made.includes(key)), ...made];
  return all.flatMap((key): ColumnKind[] => {
    const [extra, field] = [more[key], fields[key]];
    if (extra) return [{ key, ...extra }];
    if (!field) return [];
    if (isList(key)) {
      const { list, columns } = lists[key];
      return columns.map((column) => ({ ...column, list, fields: [key], section: field.section }));
    }
    return field.csv === null ? [] : [{ key, name: field.csv, fields: [key], section: field.section }];
  });
}

function isList(key: string): key is ListField {
  return Object.hasOwn(lists, key);
}

/** A column as it is chosen: its kind, and in lists the item: a number from 1, or a label such as "work", "fax", "skype", "billing". `custom` is the key of a custom field. */
export type ColumnField = { key: string; item?: number | string } | { custom: string };

/** The columns of a kind of record, by name and key. */
export interface Columns {
  /** In the order of the export; the contract of docs and templates. What the server makes by itself is known, and ignored on the way in. */
  kinds: readonly ColumnKind[];
  has: (key: string) => boolean;
  /** The kind of a key that is there. */
  kindOf: (key: string) => ColumnKind;
  /** The name of a column: "First name", "Email 2 label", "Phone (fax)", "custom.size". */
  nameOf: (field: ColumnField) => string;
  /** Reads such a name, in any case; undefined for another, and for "" (a column that is left out). */
  read: (name: string) => ColumnField | undefined;
}

export function columnsOf(kinds: readonly ColumnKind[]): Columns {
  const byKey = new Map(kinds.map((kind) => [kind.key, kind]));
  const byShape = new Map(kinds.map((kind) => [kind.name.toLowerCase(), kind.key]));
  const kindOf = (key: string) => {
    const kind = byKey.get(key);
    if (kind === undefined) throw new Error(`no column is called ${key}`);
    return kind;
  };
  return {
    kinds,
    has: (key) => byKey.has(key),
    kindOf,
    nameOf(field) {
      if ("custom" in field) return `custom.${field.custom}`;
      if (field.key === "identity" && typeof field.item === "string") return `Identity (${field.item})`;
      const item = typeof field.item === "string" ? `(${field.item})` : String(field.item ?? 1);
      return kindOf(field.key).name.replace("#", item);
    },
    read(name) {
      if (name.startsWith("custom.")) return { custom: name.slice("custom.".length) };
      const plain = byShape.get(name.toLowerCase());
      if (plain !== undefined && !name.includes("#")) return { key: plain };
      const found = /^([A-Za-z]+) (?:([1-9]\d?)|\(([a-z][a-z0-9 _]{0,19})\))(?: ([a-z 2]+))?$/i.exec(name);
      if (found === null) return undefined;
      const [, list = "", number, label, part] = found;
      const short = part === undefined && list.toLowerCase() === "identity" && label !== undefined;
      const key = short ? "identity" : byShape.get(`${list} #${part === undefined ? "" : ` ${part}`}`.toLowerCase());
      return key && byKey.has(key)
        ? { key, item: number === undefined ? (label ?? "").toLowerCase() : Number(number) }
        : undefined;
    },
  };
}
