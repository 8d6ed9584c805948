import { type Filter, joinParts, partsOf, readFilter } from "./filter.ts";

export interface SortKey {
  field: string;
  descending: boolean;
}

/** All of a list that a link carries; whoever opens the link sees the same rows and columns. */
export interface ListState {
  search: string;
  /** Parts of which all must hold, one chip each. */
  filter: readonly Filter[];
  /** At most two; empty means the list's own order. */
  sort: readonly SortKey[];
  /** The list begins at the first row whose first key is not before this; "" at its own beginning. */
  from: string;
  /** Shown columns in their order; left out means the person's own choice. */
  columns?: readonly string[] | undefined;
  /** The saved view it is in, changed or not. */
  view?: string | undefined;
}

/** What the address bar holds; unknown because anybody may have typed it. */
export type SearchParams = Record<string, unknown>;

export const mostSortKeys = 2;

export function readListState(params: SearchParams): ListState {
  const columns = readNames(params.cols);
  const view = readText(params.view);
  return {
    search: readText(params.q).slice(0, 100),
    filter: partsOf(readFilter(parse(params.filter))),
    sort: readSort(readText(params.sort)),
    from: readText(params.from).slice(0, 100),
    ...(columns.length > 0 ? { columns } : {}),
    ...(view === "" ? {} : { view }),
  };
}

export function writeListState(state: ListState): Record<string, string> {
  const filter = joinParts(state.filter);
  return {
    ...(state.search === "" ? {} : { q: state.search }),
    ...(filter === undefined ? {} : { filter: JSON.stringify(filter) }),
    ...(state.sort.length === 0 ? {} : { sort: writeSort(state.sort) }),
    ...(state.from === "" ? {} : { from: state.from }),
    ...(state.columns === undefined ? {} : { cols: state.columns.join(",") }),
    ...(state.view === undefined ? {} : { view: state.view }),
  };
}

export function readSort(words: string): SortKey[] {
  const keys = words.split(",").filter((word) => /^-?[\w.]+$/.test(word));
  return keys
    .slice(0, mostSortKeys)
    .map((word) => ({ field: word.replace(/^-/, ""), descending: word.startsWith("-") }));
}

export function writeSort(sort: readonly SortKey[]): string {
  return sort.map(({ field, descending }) => (descending ? `-${field}` : field)).join(",");
}

/**
 * The sort after a click on a column: upwards, downwards, then the list's own order (`own`), which is skipped where
 * it is the same; `adding` keeps the other key.
 */
export function turnSort(
  sort: readonly SortKey[],
  field: string,
  adding: boolean,
  own: readonly SortKey[] = [],
): SortKey[] {
  const key = sort.find((one) => one.field === field);
  const others = adding ? sort.filter((one) => one.field !== field).slice(0, mostSortKeys - 1) : [];
  if (key === undefined) return [...others, { field, descending: false }];
  if (!key.descending) return [...others, { field, descending: true }];
  return others.length === 0 && own[0]?.field === field ? [{ field, descending: false }] : others;
}

function readText(value: unknown): string {
  return typeof value === "string"
    ? value
    : typeof value === "number" || typeof value === "boolean"
      ? String(value)
      : "";
}

function readNames(value: unknown): string[] {
  return readText(value)
    .split(",")
    .filter((name) => name !== "");
}

// The router may have read the JSON already, or left it as it stood in the link.
function parse(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
