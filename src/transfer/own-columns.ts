import { ownKey, type OwnField } from "../database/own-field.ts";
import { ownCell } from "../fields/own-cell.ts";
import { meaningOf } from "./mapping/header-meaning.ts";
import { readFieldName } from "./mapping/columns.ts";
import type { OwnColumn } from "./mapping/export-columns.ts";

/** The column of an own field: called as the field is, or by its key where a column of every installation is called so. */
export function ownColumn(field: OwnField): OwnColumn {
  return { key: field.key, name: columnName(field), cellOf: (value) => ownCell(field, value) };
}

export function columnName({ key, label }: OwnField): string {
  return readFieldName(label) !== undefined || meaningOf(label) !== undefined ? ownKey(key) : label;
}
