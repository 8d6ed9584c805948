/** The lists of a contact whose items have columns by number. */
export type ListName = "Email" | "Phone" | "Identity" | "Company" | "Group" | "Address";

/** One of our own columns. `name` is its CSV name; in lists `#` stands for the number of the item, or for a label: "Phone 2", "Phone (fax)". */
export type ColumnKind = {
  key: string;
  name: string;
  section: "general" | "contact" | "companies" | "groups" | "addresses" | "additional" | "system";
  list?: ListName;
  part?: string;
};

/** Our own columns in the order of the export; the contract of docs and templates. What the server makes by itself is known, and ignored on the way in. */
export const columnKinds = [
  { key: "id", name: "Id", section: "system" },
  { key: "externalId", name: "External id", section: "system" },
  { key: "namePrefix", name: "Prefix", section: "general" },
  { key: "firstName", name: "First name", section: "general" },
  { key: "middleName", name: "Middle name", section: "general" },
  { key: "lastName", name: "Last name", section: "general" },
  { key: "nameSuffix", name: "Suffix", section: "general" },
  { key: "fullName", name: "Full name", section: "general" },
  { key: "nickname", name: "Nickname", section: "general" },
  { key: "gender", name: "Gender", section: "general" },
  { key: "birthday", name: "Birthday", section: "general" },
  { key: "jobTitle", name: "Job title", section: "general" },
  { key: "departments", name: "Department", section: "system" },
  { key: "description", name: "Description", section: "additional" },
  { key: "email", name: "Email #", section: "contact", list: "Email", part: "value" },
  { key: "emailLabel", name: "Email # label", section: "contact", list: "Email", part: "label" },
  { key: "phone", name: "Phone #", section: "contact", list: "Phone", part: "value" },
  { key: "phoneLabel", name: "Phone # label", section: "contact", list: "Phone", part: "label" },
  { key: "identityKind", name: "Identity # kind", section: "contact", list: "Identity", part: "kind" },
  { key: "identity", name: "Identity # value", section: "contact", list: "Identity", part: "value" },
  { key: "identityAccount", name: "Identity # account", section: "contact", list: "Identity", part: "account" },
  { key: "identityName", name: "Identity # name", section: "contact", list: "Identity", part: "name" },
  { key: "company", name: "Company #", section: "companies", list: "Company", part: "name" },
  { key: "companyId", name: "Company # id", section: "companies", list: "Company", part: "id" },
  { key: "companyTitle", name: "Company # title", section: "companies", list: "Company", part: "title" },
  { key: "companyDepartment", name: "Company # department", section: "companies", list: "Company", part: "department" },
  { key: "companyPrimary", name: "Company # primary", section: "companies", list: "Company", part: "primary" },
  { key: "companyFrom", name: "Company # from", section: "companies", list: "Company", part: "from" },
  { key: "companyTo", name: "Company # to", section: "companies", list: "Company", part: "to" },
  { key: "group", name: "Group #", section: "groups", list: "Group", part: "name" },
  { key: "tags", name: "Tags", section: "groups" },
  { key: "owner", name: "Owner", section: "system" },
  { key: "assignedTo", name: "Assigned to", section: "system" },
  { key: "reportsTo", name: "Reports to", section: "system" },
  { key: "accessGroup", name: "Access group", section: "system" },
  { key: "status", name: "Status", section: "system" },
  { key: "notified", name: "Notifications", section: "system" },
  { key: "language", name: "Language", section: "additional" },
  { key: "timeZone", name: "Time zone", section: "additional" },
  { key: "source", name: "Source", section: "additional" },
  { key: "preferredMethod", name: "Preferred method", section: "additional" },
  { key: "addressTypes", name: "Address # types", section: "addresses", list: "Address", part: "types" },
  { key: "addressDefaults", name: "Address # default for", section: "addresses", list: "Address", part: "defaultFor" },
  { key: "addressLabel", name: "Address # label", section: "addresses", list: "Address", part: "label" },
  { key: "addressPrimary", name: "Address # primary", section: "addresses", list: "Address", part: "primary" },
  { key: "addressName", name: "Address # name", section: "addresses", list: "Address", part: "name" },
  {
    key: "addressOrganization",
    name: "Address # organization",
    section: "addresses",
    list: "Address",
    part: "organization",
  },
  { key: "addressStreet", name: "Address # street", section: "addresses", list: "Address", part: "street" },
  { key: "addressStreet2", name: "Address # street 2", section: "addresses", list: "Address", part: "street2" },
  { key: "addressCity", name: "Address # city", section: "addresses", list: "Address", part: "city" },
  { key: "addressRegion", name: "Address # region", section: "addresses", list: "Address", part: "region" },
  {
    key: "addressPostalCode",
    name: "Address # postal code",
    section: "addresses",
    list: "Address",
    part: "postalCode",
  },
  { key: "addressCountry", name: "Address # country", section: "addresses", list: "Address", part: "country" },
  { key: "fullAddress", name: "Full address", section: "addresses" },
  { key: "websites", name: "Website", section: "contact" },
  { key: "createdAt", name: "Created at", section: "system" },
  { key: "updatedAt", name: "Updated at", section: "system" },
] as const satisfies readonly ColumnKind[];

export type ColumnKey = (typeof columnKinds)[number]["key"];

/** A column as it is chosen: its kind, and in lists the item: a number from 1, or a label such as "work", "fax", "skype", "billing". `custom` is the key of a custom field. */
export type ColumnField = { key: ColumnKey; item?: number | string } | { custom: string };

const kinds: ReadonlyMap<string, ColumnKind> = new Map(columnKinds.map((kind) => [kind.key, kind]));
const byShape: ReadonlyMap<string, ColumnKey> = new Map(columnKinds.map((kind) => [kind.name.toLowerCase(), kind.key]));

/** The kind of a key; every key has one. */
export function kindOf(key: ColumnKey): ColumnKind {
  return kinds.get(key) ?? columnKinds[0];
}

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
