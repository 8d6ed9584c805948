import { ownKey, type OwnField } from "../database/own-field.ts";
import { ownCell } from "../fields/own-cell.ts";
import type { OwnColumn } from "./mapping/export-columns.ts";
import type { Vocabulary } from "./mapping/header-meaning.ts";

/** The column of an own field: called as the field is, or by its key where a column of every installation is called so. */
export function ownColumn(vocabulary: Vocabulary, field: OwnField): OwnColumn {
  return { key: field.key, name: columnName(vocabulary, field), cellOf: (value) => ownCell(field, value) };
}

export function columnName({ columns, meaningOf }: Vocabulary, { key, label }: OwnField): string {
  return columns.read(label) !== undefined || meaningOf(label) !== undefined ? ownKey(key) : label;
}
