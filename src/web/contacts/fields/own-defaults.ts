import { ownKeyOf, type FieldInfo } from "./contact.ts";

/** What a new record begins with in its own fields, as their makers said. */
export function ownDefaults(fields: readonly FieldInfo[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap(({ key, own }): [string, unknown][] => {
      const bare = ownKeyOf(key);
      return bare === undefined || own === null || own.default === null ? [] : [[bare, own.default]];
    }),
  );
}
