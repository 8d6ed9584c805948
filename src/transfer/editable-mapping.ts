import type { Actor } from "../access/actor.ts";
import { ownKey, type OwnField } from "../database/own-field.ts";
import type { KindFacts } from "./kind.ts";
import type { ColumnKind } from "./mapping/columns.ts";
import type { CustomColumn } from "./mapping/guess-columns.ts";
import { columnName } from "./own-columns.ts";
import type { Import } from "./stored-import.ts";

/** Columns of fields that the importer may not edit are left out: every row would be refused for them. */
export function editableMapping(kind: KindFacts, actor: Actor, mapping: Import["mapping"]): Import["mapping"] {
  return mapping.map(({ index, field }) => ({ index, field: mayFill(kind, actor, field) ? field : "" }));
}

/** Whether a column of this name exists and the actor may fill its field; leaving a column out is always allowed. */
export function mayFill(kind: KindFacts, actor: Actor, name: string): boolean {
  if (name === "") return true;
  const { columns } = kind.vocabulary;
  const field = columns.read(name);
  if (field === undefined) return false;
  if ("key" in field) return fieldsOf(kind, columns.kindOf(field.key)).every((key) => kind.mayFill(actor, key));
  return fillableOwn(kind, actor).some(({ key }) => key === field.custom);
}

/** The fields of a record that a column writes; none for those that only tell which record is meant, or that the server makes. */
export function fieldsOf(kind: KindFacts, column: ColumnKind): readonly string[] {
  return column.fields.filter((field) => kind.fields[field]?.write);
}

/** Own fields that the actor may fill from cells; a file comes in none. */
export function fillableOwn(kind: KindFacts, actor: Actor): OwnField[] {
  return kind.own(actor).filter((field) => field.kind !== "file" && kind.mayFill(actor, ownKey(field.key)));
}

/** The same as columns of files are known: by the field's name, or as the export calls them. */
export function customColumns(kind: KindFacts, actor: Actor): CustomColumn[] {
  return fillableOwn(kind, actor).flatMap((field) => [
    { key: field.key, name: field.label },
    { key: field.key, name: columnName(kind.vocabulary, field) },
  ]);
}

/** Our own columns that the actor may fill, in their order. */
export function fillableColumns(kind: KindFacts, actor: Actor): ColumnKind[] {
  return kind.vocabulary.columns.kinds.filter((column) =>
    fieldsOf(kind, column).every((field) => kind.mayFill(actor, field)),
  );
}
