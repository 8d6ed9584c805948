import { ownKey } from "../../database/own-field.ts";
import { joinList } from "../../values/list-cell.ts";
import { type ColumnKind, type Columns, fieldOfList, type ListName } from "./columns.ts";

/** A record as the API shows it; fields that are hidden from the exporter or not asked for are absent. */
export type ExportedRecord = Readonly<Record<string, unknown>>;

/** One column of the export: its header, the field of the record it needs, and how a record fills it. */
export type ExportColumn = {
  name: string;
  field: string;
  cellOf: (record: ExportedRecord) => string;
};

/** The column of an own field, and how its value stands in a cell. */
export interface OwnColumn {
  key: string;
  name: string;
  cellOf: (value: unknown) => string;
}

/** How many numbered columns each list needs: the most items any exported record has. */
export type ListSizes = Partial<Record<ListName, number>>;

/** Our own columns in their order, lists numbered as far as needed; importing them again changes nothing. Past identities stay behind: writing a list names the present ones. */
export function exportColumns(
  columns: Columns,
  sizes: ListSizes = {},
  ownColumns: readonly OwnColumn[] = [],
): ExportColumn[] {
  return columnRuns(columns).flatMap(({ list, kinds }) => {
    const items = list === undefined ? [1] : Array.from({ length: sizes[list] ?? 1 }, (_, at) => at + 1);
    const written = items.flatMap((item) => kinds.map((kind) => plainColumn(columns, kind, item)));
    // Own fields stand before what the server makes.
    return kinds[0]?.key === "createdAt" ? [...ownColumns.map(ownExportColumn), ...written] : written;
  });
}

/** The sizes that a record needs; take the greatest of all. */
export function listSizes(record: ExportedRecord): Record<ListName, number> {
  const size = (list: ListName) => itemsOf(record, list).length;
  return {
    Email: size("Email"),
    Phone: size("Phone"),
    Identity: size("Identity"),
    Company: size("Company"),
    Group: size("Group"),
    Address: size("Address"),
  };
}

function plainColumn(columns: Columns, kind: ColumnKind, item: number): ExportColumn {
  return { name: columns.nameOf({ key: kind.key, item }), field: fieldOf(kind), cellOf: cellOf(kind, item - 1) };
}

function ownExportColumn({ key, name, cellOf: own }: OwnColumn): ExportColumn {
  return {
    name,
    field: ownKey(key),
    cellOf: ({ custom }) => (isObject(custom) && Object.hasOwn(custom, key) ? own(custom[key]) : ""),
  };
}

/** Neighbouring columns of one list are repeated together: "Email 1, Email 1 label, Email 2, …". Whole names and addresses are only read, never written. */
function columnRuns(columns: Columns): { list?: ListName; kinds: ColumnKind[] }[] {
  const runs: { list?: ListName; kinds: ColumnKind[] }[] = [];
  for (const kind of columns.kinds) {
    if (kind.onlyRead) continue;
    const { list } = kind;
    const last = runs.at(-1);
    if (list !== undefined && last?.list === list) last.kinds.push(kind);
    else runs.push({ ...(list && { list }), kinds: [kind] });
  }
  return runs;
}

function fieldOf({ fields }: ColumnKind): string {
  return fields[0] ?? "id";
}

function cellOf(kind: ColumnKind, at: number): (record: ExportedRecord) => string {
  const { list, part = "" } = kind;
  if (list !== undefined) return (record) => text(itemsOf(record, list)[at]?.[part]);
  const field = fieldOf(kind);
  if (part === "") return (record) => text(record[field]);
  return (record) => {
    const value = record[field];
    return isObject(value) ? text(value[part]) : "";
  };
}

type Item = Readonly<Record<string, unknown>>;

function itemsOf(record: ExportedRecord, list: ListName): readonly Item[] {
  const value = record[fieldOfList(list)];
  const items: readonly Item[] = Array.isArray(value) ? value.filter(isObject) : [];
  if (list !== "Identity") return items;
  return items.filter(({ to }) => to === null).map(({ externalId, ...rest }) => ({ ...rest, value: externalId }));
}

function isObject(value: unknown): value is Item {
  return typeof value === "object" && value !== null;
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
