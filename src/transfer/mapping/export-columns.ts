import type { Contact } from "../../contacts/fields.ts";
import { ownKey, type OwnKey } from "../../database/own-field.ts";
import { type ColumnKey, columnKinds, fieldName, fieldOfList, kindOf, type ListName } from "./columns.ts";
import { joinList } from "../../values/list-cell.ts";

/** A contact as the API shows it; fields that are hidden from the exporter or not asked for are absent. */
export type ExportedContact = Partial<Contact> & { custom?: Readonly<Record<string, unknown>> };

/** One column of the export: its header, the field of the contact it needs, and how a contact fills it. */
export type ExportColumn = {
  name: string;
  field: keyof Contact | OwnKey;
  cellOf: (contact: ExportedContact) => string;
};

/** The column of an own field, and how its value stands in a cell. */
export interface OwnColumn {
  key: string;
  name: string;
  cellOf: (value: unknown) => string;
}

/** How many numbered columns each list needs: the most items any exported contact has. */
export type ListSizes = Record<ListName, number>;

/** Our own columns in their order, lists numbered as far as needed; importing them again changes nothing. Past identities stay behind: writing a list names the present ones. */
export function exportColumns(sizes: Partial<ListSizes> = {}, ownColumns: readonly OwnColumn[] = []): ExportColumn[] {
  return columnRuns().flatMap(({ list, keys }) => {
    // Own fields stand before what the server makes.
    if (keys[0] === "createdAt") return [...ownColumns.map(ownExportColumn), ...keys.map((key) => plainColumn(key))];
    const items = list === undefined ? [1] : Array.from({ length: sizes[list] ?? 1 }, (_, at) => at + 1);
    return items.flatMap((item) => keys.map((key) => plainColumn(key, item)));
  });
}

/** The sizes that a contact needs; take the greatest of all. */
export function listSizes(contact: ExportedContact): ListSizes {
  return {
    Email: contact.emails?.length ?? 0,
    Phone: contact.phones?.length ?? 0,
    Identity: present(contact).length,
    Company: contact.companies?.length ?? 0,
    Group: contact.groups?.length ?? 0,
    Address: contact.addresses?.length ?? 0,
  };
}

function plainColumn(key: ColumnKey, item = 1): ExportColumn {
  return { name: fieldName({ key, item }), field: fieldOf(key), cellOf: cellOf(key, item - 1) };
}

function ownExportColumn({ key, name, cellOf: own }: OwnColumn): ExportColumn {
  return {
    name,
    field: ownKey(key),
    cellOf: ({ custom }) => (custom !== undefined && Object.hasOwn(custom, key) ? own(custom[key]) : ""),
  };
}

/** Neighbouring columns of one list are repeated together: "Email 1, Email 1 label, Email 2, …". Whole names and addresses are only read, never written. */
function columnRuns(): { list?: ListName; keys: ColumnKey[] }[] {
  const runs: { list?: ListName; keys: ColumnKey[] }[] = [];
  for (const { key } of columnKinds) {
    if (key === "fullName" || key === "fullAddress") continue;
    const { list } = kindOf(key);
    const last = runs.at(-1);
    if (list !== undefined && last?.list === list) last.keys.push(key);
    else runs.push({ ...(list && { list }), keys: [key] });
  }
  return runs;
}

function fieldOf(key: ColumnKey): keyof Contact {
  return kindOf(key).fields[0] ?? "id";
}

function cellOf(key: ColumnKey, at: number): (contact: ExportedContact) => string {
  const { list, part } = kindOf(key);
  if (list !== undefined) return (contact) => text(itemsOf(contact, list)[at]?.[part ?? ""]);
  const field = fieldOf(key);
  return (contact) => text(contact[field]);
}

type Item = Readonly<Record<string, unknown>>;

function itemsOf(contact: ExportedContact, list: ListName): readonly Item[] {
  if (list === "Identity") return present(contact).map(({ externalId, ...rest }) => ({ ...rest, value: externalId }));
  return contact[fieldOfList(list)] ?? [];
}

function present(contact: ExportedContact) {
  return contact.identities?.filter((identity) => identity.to === null) ?? [];
}

/** Links by their names, lists in one cell, yes and no as the import reads them. */
function text(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return joinList(value.map(text));
  if (typeof value === "object" && value !== null && "name" in value) return text(value.name);
  return "";
}
