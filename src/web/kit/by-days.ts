import type { Format } from "./format-for.ts";

export interface Day<Item> {
  title: string;
  items: Item[];
}

/** What happened, under the days of the reader's time zone, in the order in which it came. */
export function byDays<Item extends { at: string }>(
  items: readonly Item[],
  format: Format,
  words: { today: string; yesterday: string },
): Day<Item>[] {
  const today = format.date(new Date());
  const yesterday = format.date(new Date(Date.now() - 86_400_000));
  const days = new Map<string, Day<Item>>();
  for (const item of items) {
    const date = format.date(item.at);
    const title = date === today ? words.today : date === yesterday ? words.yesterday : date;
    const known = days.get(date) ?? { title, items: [] };
    known.items.push(item);
    days.set(date, known);
  }
  return [...days.values()];
}
