import type { Count } from "../kit/format-for.ts";

/** The list one came to a card from: its order, so that the card can go on to the next one, and where to go back to. */
export interface LastList {
  kind: string;
  /** Address of the list with its filter, order and columns. */
  href: string;
  ids: () => readonly string[];
  /** How many match in all, as far as it is known. */
  total: () => Count | undefined;
  /** Whether there are more than `ids` has. */
  more: () => boolean;
  readMore: () => Promise<void>;
  /** Makes a row the one to come back to. */
  visit: (index: number) => void;
}

let last: LastList | undefined;

export function rememberList(list: LastList): void {
  last = list;
}

export function lastListOf(kind: string): LastList | undefined {
  return last?.kind === kind ? last : undefined;
}

/** Where a record stands in the list one came from; undefined when it does not stand in it. */
export function placeInList(kind: string, id: string): { index: number; total: Count | undefined } | undefined {
  const list = lastListOf(kind);
  const index = list?.ids().indexOf(id) ?? -1;
  return list === undefined || index < 0 ? undefined : { index, total: list.total() };
}

/** The record before or after another in the list one came from; reads on where its end was reached. */
export async function neighbourOf(kind: string, id: string, by: 1 | -1): Promise<string | undefined> {
  const list = lastListOf(kind);
  const index = list?.ids().indexOf(id) ?? -1;
  if (list === undefined || index < 0) return undefined;
  const next = index + by;
  if (next >= list.ids().length && list.more()) await list.readMore();
  const found = list.ids()[next];
  if (found !== undefined) list.visit(next);
  return found;
}
