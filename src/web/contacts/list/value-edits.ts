import type { CellValue, Edit } from "../../grid/list.ts";
import type { ServerField } from "../../grid/server-field.ts";
import type { Option, OptionSource } from "../../kit/choice-options.ts";
import { linkAt, textAt, valueAt, type Valued } from "../fields/contact.ts";
import { companies, linkOf, optionOf, peopleBut } from "../fields/sources.tsx";

/** How an own field is edited in its cell, of whatever kind of record; undefined for those that need more room. */
export function ownEdit<Row extends Valued>(
  field: ServerField,
  choices: OptionSource | undefined,
): Edit<Row> | undefined {
  const { key, kind, required, own } = field;
  if (kind === "text") return text(key, "line");
  if (kind === "number") return number(key);
  if (kind === "date") return text(key, "day");
  if (kind === "contact" || kind === "company") return link(key, ownChoices(field) ?? {}, !required);
  if (kind === "choices" && choices?.options) return codes(key, choices.options);
  // Which choices there are follows from another field of the same record.
  if (own?.dependsOn) return undefined;
  return kind === "choice" && choices?.options ? code(key, choices.options, !required) : undefined;
}

/** What an own field offers to choose from. */
export function ownChoices({ kind, own }: ServerField): OptionSource | undefined {
  if (own && own.options.length > 0) return { options: own.options.map(({ key, label }) => ({ value: key, label })) };
  if (kind === "contact") return peopleBut(undefined);
  return kind === "company" ? companies : undefined;
}

export function text<Row extends Valued>(key: string, kind: "line" | "day"): Edit<Row> {
  return { kind, read: (row) => textAt(row, key), write: (row, value) => put(row, key, textIn(value)) };
}

export function code<Row extends Valued>(key: string, options: readonly Option[], clearable: boolean): Edit<Row> {
  return {
    kind: "choice",
    choices: { options },
    clearable,
    read: (row) => {
      const value = textAt(row, key);
      return value === "" ? [] : [options.find((option) => option.value === value) ?? { value, label: value }];
    },
    write: (row, value) => put(row, key, optionsIn(value)[0]?.value ?? ""),
  };
}

function codes<Row extends Valued>(key: string, options: readonly Option[]): Edit<Row> {
  return {
    kind: "choices",
    choices: { options },
    read: (row) => {
      const chosen = valueAt(row, key);
      return Array.isArray(chosen) ? options.filter(({ value }) => chosen.includes(value)) : [];
    },
    write: (row, value) =>
      put(
        row,
        key,
        optionsIn(value).map((option) => option.value),
      ),
  };
}

/** Typed as people write numbers; what is none is refused by the server, which says so. */
function number<Row extends Valued>(key: string): Edit<Row> {
  return {
    kind: "line",
    read: (row) => {
      const value = valueAt(row, key);
      return typeof value === "number" ? String(value) : "";
    },
    write: (row, value) => {
      const typed = textIn(value).replace(/\s/g, "").replace(",", ".");
      return put(row, key, typed === "" ? null : Number(typed));
    },
  };
}

export function link<Row extends Valued>(key: string, choices: OptionSource, clearable: boolean): Edit<Row> {
  return {
    kind: "choice",
    choices,
    clearable,
    read: (row) => {
      const link = linkAt(row, key);
      return link === null ? [] : [optionOf(link)];
    },
    write: (row, value) => {
      const [option] = optionsIn(value);
      return put(row, key, option === undefined ? null : linkOf(option));
    },
  };
}

export function textIn(value: CellValue): string {
  return typeof value === "string" ? value : "";
}

export function optionsIn(value: CellValue): readonly Option[] {
  return typeof value === "string" ? [] : value;
}

function put<Row extends Valued>(row: Row, key: string, value: unknown): Row {
  return { ...row, [key]: value };
}
