import type { FieldInfo } from "./contact.ts";

/** Headings of own fields that stand apart from the additional ones, in the order of the fields. */
export function headingsOf(fields: readonly FieldInfo[]): string[] {
  return [...new Set(fields.flatMap(({ own }) => own?.heading || []))];
}
