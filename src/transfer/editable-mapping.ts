import type { Actor } from "../access/actor.ts";
import { fieldRight } from "../access/field-rights.ts";
import { contactFields, type ContactField } from "../contacts/fields.ts";
import { columnKinds, kindOf, readFieldName, type ColumnKey } from "./mapping/columns.ts";
import { ownKey, type OwnField } from "../database/own-field.ts";
import type { CustomColumn } from "./mapping/guess-columns.ts";
import { columnName } from "./own-columns.ts";
import type { Import } from "./stored-import.ts";

/** Columns of fields that the importer may not edit are left out: every row would be refused for them. */
export function editableMapping(actor: Actor, mapping: Import["mapping"]): Import["mapping"] {
  return mapping.map(({ index, field }) => ({ index, field: mayFill(actor, field) ? field : "" }));
}

/** Whether a column of this name exists and the actor may fill its field; leaving a column out is always allowed. */
export function mayFill(actor: Actor, name: string): boolean {
  if (name === "") return true;
  const field = readFieldName(name);
  if (field === undefined) return false;
  if ("key" in field) return fieldsOf(field.key).every((key) => fieldRight(actor, key) === "editable");
  return fillableOwn(actor).some(({ key }) => key === field.custom);
}

/** The fields of a contact that a column writes; none for those that only tell which contact is meant, or that the server makes. */
export function fieldsOf(key: ColumnKey): readonly ContactField[] {
  return kindOf(key).fields.filter((field) => contactFields[field].write !== null);
}

/** Own fields that the actor may fill from cells; a file comes in none. */
export function fillableOwn(actor: Actor): OwnField[] {
  return actor.own.contacts.filter(({ key, kind }) => kind !== "file" && fieldRight(actor, ownKey(key)) === "editable");
}

/** The same as columns of files are known: by the field's name, or as the export calls them. */
export function customColumns(actor: Actor): CustomColumn[] {
  return fillableOwn(actor).flatMap((field) => [
    { key: field.key, name: field.label },
    { key: field.key, name: columnName(field) },
  ]);
}

/** Our own columns that the actor may fill, in their order. */
export function fillableColumns(actor: Actor) {
  return columnKinds.filter(({ key }) => fieldsOf(key).every((field) => fieldRight(actor, field) === "editable"));
}
