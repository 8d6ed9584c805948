import type { Columns, ListName } from "./columns.ts";
import type { ReadText } from "./read-plain.ts";
import type { MappedColumn } from "./row.ts";

/** One item of a list: the columns of its parts; `label` where columns are told by a label instead of a number. */
export type Slot = { label?: string; parts: ReadonlyMap<string, readonly MappedColumn[]> };

/** A mapping made ready for a million rows: columns by what they fill. */
export type Plan<Text extends string = string> = {
  plain: ReadonlyMap<string, readonly MappedColumn[]>;
  /** Those of them that have one text. */
  texts: readonly { key: Text; read: ReadText; columns: readonly MappedColumn[] }[];
  lists: ReadonlyMap<ListName, readonly Slot[]>;
  custom: readonly { key: string; column: MappedColumn }[];
};

/** How a column of one text is read, by its key; undefined for the others. */
export type TextReaders<Text extends string> = (key: string) => { key: Text; read: ReadText } | undefined;

export function planOf<Text extends string>(
  columns: Columns,
  textReader: TextReaders<Text>,
  mapping: readonly MappedColumn[],
): Plan<Text> {
  const plain = new Map<string, MappedColumn[]>();
  const drafts = new Map<ListName, Map<string, Draft>>();
  const custom: { key: string; column: MappedColumn }[] = [];
  for (const column of mapping) {
    const field = columns.read(column.field);
    if (field === undefined) continue;
    if ("custom" in field) {
      custom.push({ key: field.custom, column });
      continue;
    }
    const { list, part = "" } = columns.kindOf(field.key);
    if (list === undefined) addTo(plain, field.key, column);
    else addToList(drafts, list, field.item ?? 1, part, column);
  }
  const lists = new Map([...drafts].map(([list, items]) => [list, slotsOf(items)] as const));
  const texts = [...plain].flatMap(([key, filling]) => {
    const reader = textReader(key);
    return reader ? [{ ...reader, columns: filling }] : [];
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
