import { splitList } from "../../values/list-cell.ts";
import type { Plan } from "./plan.ts";
import { cellText, type MappedColumn, note, type Row } from "./row.ts";

/** Texts of a list in their order, each once, several of them in a cell. */
export function readTexts(
  row: Row,
  columns: readonly MappedColumn[] | undefined,
  limit: number,
  between?: string,
): string[] {
  const found = new Map<string, string>();
  for (const column of columns ?? []) {
    const cell = cellText(row, column);
    const texts = cell.length > 20_000 ? [cell] : between ? cell.split(between) : splitList(cell);
    for (const text of texts.map((one) => one.trim()).filter((one) => one !== "")) {
      // People write "VIP" and "vip" for one thing; in our own files they are two because they are.
      const key = row.exact ? text : text.toLowerCase();
      if (text.length > limit) note(row, column, "tooLong", { limit });
      else if (!found.has(key)) found.set(key, text);
    }
  }
  return [...found.values()];
}

/** Values of custom fields stay text; the field's own rules read them. A Map first: keys are people's. */
export function readCustom(row: Row, { custom }: Pick<Plan, "custom">, clears: boolean): Record<string, string> {
  const found = new Map<string, string>();
  for (const { key, column } of custom) {
    const text = cellText(row, column);
    if (text !== "" || clears) found.set(key, text);
  }
  return Object.fromEntries(found);
}
