import type { Count } from "../kit/format-for.ts";
import type { Filter } from "./filter.ts";
import type { SortKey } from "./list-state.ts";

/** Which rows, in which order. */
export interface Query {
  search: string;
  filter: readonly Filter[];
  sort: readonly SortKey[];
  /** Begins at the first row whose first key is not before this; "" at the list's own beginning. */
  from: string;
}

export interface Asked extends Query {
  fields: readonly string[];
  after: string | null;
  limit: number;
  /** Whether the total is wanted too, with the first rows; "exact" also where counting takes its time. */
  count: boolean | "exact";
}

export interface Answer<Row> {
  items: readonly Row[];
  next: string | null;
  count?: Count;
}

/** Where a list's rows come from. */
export interface Source<Row> {
  list: (asked: Asked, signal: AbortSignal) => Promise<Answer<Row>>;
  idOf: (row: Row) => string;
}
