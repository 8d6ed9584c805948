import type { FieldInfo } from "../fields/contact.ts";

/** Kinds with an input in which one value for all can be given; of others one can only empty the field. */
const withEditor = new Set([
  "text",
  "longText",
  "html",
  "birthday",
  "yesNo",
  "choice",
  "language",
  "timeZone",
  "person",
  "accessGroup",
  "companies",
  "emails",
  "phones",
  "websites",
  "number",
  "money",
  "date",
  "dateTime",
  "choices",
  "contact",
  "company",
]);

const emptyLists = new Set(["emails", "phones", "identities", "websites", "addresses", "companies"]);
/** They have dialogs of their own, which leave what each contact has besides. */
const elsewhere = new Set(["tags", "groups"]);

const noneIsNull = new Set(["person", "contact", "company", "number"]);

/** What can be written to many at once. */
export function fieldsForMany(fields: readonly FieldInfo[]): FieldInfo[] {
  return fields.filter(
    (field) => field.editable && !elsewhere.has(field.kind) && (hasEditor(field) || emptyLists.has(field.kind)),
  );
}

export function hasEditor({ kind }: FieldInfo): boolean {
  return withEditor.has(kind);
}

export function mayBeEmpty({ kind, required }: FieldInfo): boolean {
  return !required && kind !== "yesNo" && kind !== "accessGroup";
}

export function emptyOf({ kind }: FieldInfo): unknown {
  if (emptyLists.has(kind)) return [];
  return noneIsNull.has(kind) ? null : "";
}
