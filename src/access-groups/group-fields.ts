import { fieldRights, type FieldRight } from "../access/field-rights.ts";
import { contactFields } from "../contacts/fields.ts";
import type { Field } from "../database/field.ts";

/** A field of contacts as a group can be given it. */
export interface GroupField {
  field: string;
  section: Field["section"];
  rights: readonly FieldRight[];
  requirable: boolean;
}

/** What one cannot be without anyway, or what has no empty state to be filled from. */
const alwaysThere = new Set(["id", "version"]);
const neverEmpty = new Set<Field["kind"]>(["yesNo", "accessGroup", "custom"]);

export const groupFields: readonly GroupField[] = Object.entries(contactFields)
  .filter(([key]) => !alwaysThere.has(key))
  .map(([key, { write, kind, section }]) => ({
    field: key,
    section,
    // What the server makes can be hidden, not edited.
    rights: write === null ? fieldRights.filter((right) => right !== "editable") : fieldRights,
    requirable: write !== null && !neverEmpty.has(kind),
  }));

const byKey: ReadonlyMap<string, GroupField> = new Map(groupFields.map((field) => [field.field, field]));

export function groupField(key: string): GroupField | undefined {
  return byKey.get(key);
}
