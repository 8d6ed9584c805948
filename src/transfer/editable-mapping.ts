import type { Actor } from "../access/actor.ts";
import { fieldRight } from "../access/field-rights.ts";
import { contactFields, type ContactField } from "../contacts/fields.ts";
import { columnKinds, kindOf, readFieldName, type ColumnKey } from "./mapping/columns.ts";
import type { Import } from "./stored-import.ts";

/** Columns of fields that the importer may not edit are left out: every row would be refused for them. */
export function editableMapping(actor: Actor, mapping: Import["mapping"]): Import["mapping"] {
  return mapping.map(({ index, field }) => ({ index, field: mayFill(actor, field) ? field : "" }));
}

/** Whether a column of this name exists and the actor may fill its field; leaving a column out is always allowed. */
export function mayFill(actor: Actor, name: string): boolean {
  if (name === "") return true;
  const field = readFieldName(name);
  return (
    field !== undefined && "key" in field && fieldsOf(field.key).every((key) => fieldRight(actor, key) === "editable")
  );
}

/** The fields of a contact that a column writes; none for those that only tell which contact is meant, or that the server makes. */
export function fieldsOf(key: ColumnKey): readonly ContactField[] {
  return kindOf(key).fields.filter((field) => contactFields[field].write !== null);
}

/** Our own columns that the actor may fill, in their order. */
export function fillableColumns(actor: Actor) {
  return columnKinds.filter(({ key }) => fieldsOf(key).every((field) => fieldRight(actor, field) === "editable"));
}
