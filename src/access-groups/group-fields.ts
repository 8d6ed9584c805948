import { fieldRights, type FieldRight } from "../access/field-rights.ts";
import { contactFields } from "../contacts/fields.ts";
import type { Field } from "../database/field.ts";
import { isOwnKey, bareKey, ownKey, type OwnFields } from "../database/own-field.ts";
import type { Say } from "../words/words.ts";

/** A field of contacts as a group can be given it. */
export interface GroupField {
  field: string;
  /** Of an own field what it is called; the others have words. */
  label?: string;
  section: Field["section"];
  rights: readonly FieldRight[];
  requirable: boolean;
}

/** What one cannot be without anyway, or what has no empty state to be filled from. */
const alwaysThere = new Set(["id", "version"]);
const neverEmpty = new Set<Field["kind"]>(["yesNo", "accessGroup"]);

const standardFields: readonly GroupField[] = Object.entries(contactFields)
  .filter(([key]) => !alwaysThere.has(key))
  .map(([key, { write, kind, section }]) => ({
    field: key,
    section,
    // What the server makes can be hidden, not edited.
    rights: write === null ? fieldRights.filter((right) => right !== "editable") : fieldRights,
    requirable: write !== null && !neverEmpty.has(kind),
  }));

/** The fields of contacts as a group can be given them: of every installation, and its own. */
export function groupFields(own: OwnFields): GroupField[] {
  return [
    ...standardFields,
    ...own.contacts.map(({ key, label, kind }) => ({
      field: ownKey(key),
      label,
      section: "additional" as const,
      rights: fieldRights,
      requirable: kind !== "yesNo",
    })),
  ];
}

export function nameOfField({ field, label }: GroupField, say: Say): string {
  return label ?? say(`fields:contacts.${field}`);
}

/** What a group says of a field that is hidden from everybody for now stays as it is said. */
export function isRetired(key: string, own: OwnFields): boolean {
  return isOwnKey(key) && own.retired.contacts.includes(bareKey(key));
}
