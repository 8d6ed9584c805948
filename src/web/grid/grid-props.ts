import type { ReactNode } from "react";
import type { Density } from "./columns.ts";
import type { HeaderActs, HeaderFace } from "./header-face.ts";
import type { Line } from "./lines.ts";
import type { List } from "./list.ts";
import type { SortKey } from "./list-state.ts";
import type { Loaded, Rows } from "./rows.ts";
import type { Template } from "./use-columns.ts";
import type { Ticking } from "./use-selection.ts";

export interface GridProps<Item extends object> {
  list: List<Item>;
  rows: Rows<Item>;
  loaded: Loaded<Item>;
  lineOf: (row: Item) => Line;
  faces: readonly HeaderFace[];
  template: Template;
  density: Density;
  phone: boolean;
  sort: readonly SortKey[];
  acts: HeaderActs;
  ticking: Ticking;
  onOpen: (row: Item, index: number) => void;
  /** Shown instead of rows: nothing found, an error. */
  instead: ReactNode;
  /** Without a row of heads: there is nothing at all to head. */
  bare: boolean;
}

const heights = { compact: 32, normal: 40, roomy: 48 };
const phoneHeight = 64;

export function rowHeightOf(density: Density, phone: boolean): number {
  return phone ? phoneHeight : heights[density];
}

/** A phone has no row of heads. */
export function headHeightOf(phone: boolean): number {
  return phone ? 0 : 32;
}

/** Rows that are promised beyond those read; more would make the scroll bar lie about how far one can go at once. */
const farthest = 10_000;
const whileLoading = 12;
const promised = 10;

/** How many rows are shown, those still to come among them. */
export function countRows(loaded: Loaded<unknown>): number {
  const read = loaded.rows.length;
  if (loaded.state === "first") return whileLoading;
  if (!loaded.more) return read;
  return Math.max(read + promised, Math.min(loaded.count?.value ?? 0, read + farthest));
}
