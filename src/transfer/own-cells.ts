import type { OwnField } from "../database/own-field.ts";
import { isDay } from "../values/day.ts";
import { splitList } from "../values/list-cell.ts";
import { parseDay, type DateFormat } from "../values/partial-date.ts";
import { fold } from "../values/text.ts";
import { readChoice } from "./mapping/choices.ts";
import { readNumber } from "./mapping/read-number.ts";

/** The values of a row's cells; a field that is not there any more stays text, and is refused by name. */
export function readOwnCells(
  fields: readonly OwnField[],
  cells: Readonly<Record<string, string>>,
  format: DateFormat | undefined,
): Record<string, unknown> | undefined {
  const read = Object.entries(cells).map(([key, cell]): [string, unknown] => {
    const field = fields.find((one) => one.key === key);
    return [key, field ? readOwnCell(field, cell, format) : cell];
  });
  return read.length > 0 ? Object.fromEntries(read) : undefined;
}

/** The value of a cell, read as people write such values. What cannot be read stays text, for the field's rules to refuse by name. */
export function readOwnCell(field: OwnField, cell: string, format: DateFormat | undefined): unknown {
  const text = cell.trim();
  if (text === "") return null;
  switch (field.kind) {
    case "number":
      return readNumber(text) ?? text;
    case "money":
      return readMoney(field, text) ?? text;
    case "date": {
      if (isDay(text)) return text;
      const read = parseDay(text, format);
      return read ?? text;
    }
    case "yesNo":
      return yesOrNo.get(readChoice("yesNo", text) ?? "") ?? text;
    case "choice":
      return optionOf(field, text) ?? text;
    case "choices":
      return splitList(text).map((one) => optionOf(field, one) ?? one);
    case "contact":
    case "company":
      return /<([0-9a-f-]{36})>$/i.exec(text)?.[1]?.toLowerCase() ?? text.toLowerCase();
    default:
      return text;
  }
}

const yesOrNo: ReadonlyMap<string, boolean> = new Map([
  ["yes", true],
  ["no", false],
]);

function readMoney(field: OwnField, text: string): unknown {
  const currency = /[A-Za-z]{3}/.exec(text)?.[0].toUpperCase() ?? usualCurrency(field);
  const amount = readNumber(text.replace(/[A-Za-z]{3}/, ""));
  return amount === undefined || currency === undefined ? undefined : { amount, currency };
}

/** Of the value that a new record begins with. */
function usualCurrency({ default: first }: OwnField): string | undefined {
  return typeof first === "object" && first !== null && "currency" in first ? String(first.currency) : undefined;
}

function optionOf({ options }: OwnField, text: string): string | undefined {
  const folded = fold(text);
  return options.find(({ key, label }) => key === text || fold(label) === folded)?.key;
}
