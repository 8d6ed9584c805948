import { type ColumnKey, kindOf, type ListName, readFieldName } from "./columns.ts";
import type { TextField } from "./imported-contact.ts";
import { type ReadText, textReader } from "./read-plain.ts";
import type { MappedColumn } from "./row.ts";

/** One item of a list: the columns of its parts; `label` where columns are told by a label instead of a number. */
export type Slot = { label?: string; parts: ReadonlyMap<string, readonly MappedColumn[]> };

/** A mapping made ready for a million rows: columns by what they fill. */
export type Plan = {
  plain: ReadonlyMap<ColumnKey, readonly MappedColumn[]>;
  /** Those of them that have one text. */
  texts: readonly { key: TextField; read: ReadText; columns: readonly MappedColumn[] }[];
  lists: ReadonlyMap<ListName, readonly Slot[]>;
  custom: readonly { key: string; column: MappedColumn }[];
};

export function planOf(mapping: readonly MappedColumn[]): Plan {
  const plain = new Map<ColumnKey, MappedColumn[]>();
  const drafts = new Map<ListName, Map<string, Draft>>();
  const custom: { key: string; column: MappedColumn }[] = [];
  for (const column of mapping) {
    const field = readFieldName(column.field);
    if (field === undefined) continue;
    if ("custom" in field) {
      custom.push({ key: field.custom, column });
      continue;
    }
    const { list, part = "" } = kindOf(field.key);
    if (list === undefined) addTo(plain, field.key, column);
    else addToList(drafts, list, field.item ?? 1, part, column);
  }
  const lists = new Map([...drafts].map(([list, items]) => [list, slotsOf(items)] as const));
  const texts = [...plain].flatMap(([key, columns]) => {
    const reader = textReader(key);
    return reader ? [{ ...reader, columns }] : [];
  });
  return { plain, texts, lists, custom };
}

type Draft = { item: number | string; order: number; parts: Map<string, MappedColumn[]> };

/** Only addresses have several columns under one label; two columns "Phone (work)" are two phones. */
function addToList(
  drafts: Map<ListName, Map<string, Draft>>,
  list: ListName,
  item: number | string,
  part: string,
  column: MappedColumn,
): void {
  const items = drafts.get(list) ?? new Map<string, Draft>();
  drafts.set(list, items);
  const alone = typeof item === "string" && list !== "Address";
  const key = alone ? `${item} ${column.index}` : String(item);
  const draft = items.get(key) ?? { item, order: column.index, parts: new Map<string, MappedColumn[]>() };
  items.set(key, draft);
  addTo(draft.parts, part, column);
}

/** By number first, then the labelled ones as their columns stand. */
function slotsOf(items: ReadonlyMap<string, Draft>): Slot[] {
  const place = ({ item, order }: Draft) => (typeof item === "number" ? item : 1_000 + order);
  return [...items.values()]
    .toSorted((a, b) => place(a) - place(b))
    .map(({ item, parts }) => (typeof item === "string" ? { label: item, parts } : { parts }));
}

function addTo<Key>(columns: Map<Key, MappedColumn[]>, key: Key, column: MappedColumn): void {
  const known = columns.get(key);
  if (known === undefined) columns.set(key, [column]);
  else known.push(column);
}
