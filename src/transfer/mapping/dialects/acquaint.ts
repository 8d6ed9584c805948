import type { Dialect } from "../dialects.ts";
import { readFieldName } from "../columns.ts";
import { meaningOf } from "../header-meaning.ts";

/** Our own export, whole or in part; nothing is lost on the way out and in. The short names of a single address are accepted too; custom fields go by their names. */
export const acquaint: Dialect = {
  name: "acquaint",
  dates: "iso",
  recognises: (headers) => {
    const own = headers.filter((header) => ownName(header) !== undefined);
    return own.length >= 3 && own.length >= headers.length * 0.7 && own.some((header) => signs.has(header));
  },
  fieldOf: ownName,
};

/** Names that no other program uses in just this spelling. */
const signs: ReadonlySet<string> = new Set([
  "External id",
  "Email 1",
  "Phone 1",
  "Email 1 label",
  "Identity 1 kind",
  "Access group",
  "Company 1",
]);

const single: ReadonlyMap<string, string> = new Map([
  ["Street", "Address 1 street"],
  ["Street 2", "Address 1 street 2"],
  ["City", "Address 1 city"],
  ["Region", "Address 1 region"],
  ["Postal code", "Address 1 postal code"],
  ["Country", "Address 1 country"],
]);

function ownName(header: string): string | undefined {
  const short = single.get(header);
  if (short !== undefined) return short;
  const meant = meaningOf(header);
  return readFieldName(header) !== undefined && meant !== undefined && !header.startsWith("custom.")
    ? header
    : undefined;
}
