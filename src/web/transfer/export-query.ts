import type { BodyOf } from "../../http/endpoint.ts";
import type { exportSelected } from "../../transfer/api.ts";
import type { Count } from "../kit/format-for.ts";

/** What the list shows now, and what of it is ticked. */
export interface ExportList {
  search: string;
  /** As the API takes it. */
  filter: unknown;
  /** A list of some only, as the people of a group: the condition that says so. */
  within?: unknown;
  /** "lastName,-createdAt" */
  sort: string;
  /** Keys of the shown columns, in their order. */
  fields: readonly string[];
  /** How many match, when that is known. */
  shown?: Count;
  /** Ids, or all that match but some: then with the filter that says so. */
  selected?: { count: Count; ids: readonly string[]; filter?: unknown };
}

export type Scope = "selected" | "filtered" | "all";
export type ExportQuery = BodyOf<typeof exportSelected>;

interface Wish {
  scope: Scope;
  columns: "grid" | "all";
  delimiter: ExportQuery["delimiter"];
}

/** What there is to choose between. */
export function scopesOf({ selected, search, filter, within }: ExportList): Scope[] {
  const isPart = within !== undefined;
  const narrowed = isPart || search !== "" || filter !== undefined;
  return [
    ...(selected && selected.count.value > 0 ? ["selected" as const] : []),
    ...(narrowed ? ["filtered" as const] : []),
    ...(isPart ? [] : ["all" as const]),
  ];
}

/** The query of the export; who is left out of it is not written. */
export function exportQuery(
  { search, filter, within, sort, fields, selected }: ExportList,
  { scope, columns, delimiter }: Wish,
): ExportQuery {
  const form = { delimiter, columns, ...(columns === "grid" && { fields: fields.join(",") }), ...(sort && { sort }) };
  if (scope === "all") return form;
  if (scope === "selected" && selected && selected.ids.length > 0) return { ...form, ids: [...selected.ids] };
  const asked = scope === "selected" ? (selected?.filter ?? filter) : filter;
  const both = [within, asked].filter((part) => part !== undefined);
  const wanted = both.length > 1 ? { all: both } : both[0];
  return { ...form, ...(search && { search }), ...(wanted !== undefined && { filter: JSON.stringify(wanted) }) };
}
