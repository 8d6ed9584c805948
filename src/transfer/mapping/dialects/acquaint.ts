import type { Columns } from "../columns.ts";
import type { Dialect } from "../dialect.ts";

/** Our own export, whole or in part; nothing is lost on the way out and in. The short names of a single address are accepted too; custom fields go by their names. `signs` are names that no other program uses in just this spelling. */
export function acquaint(
  columns: Columns,
  meaningOf: (header: string) => object | undefined,
  signs: ReadonlySet<string>,
): Dialect {
  const ownName = (header: string) => {
    const short = single.get(header);
    if (short !== undefined && columns.read(short)) return short;
    const isOurs = columns.read(header) !== undefined && meaningOf(header) !== undefined;
    return isOurs && !header.startsWith("custom.") ? header : undefined;
  };
  return {
    name: "acquaint",
    dates: "iso",
    recognises: (headers) => {
      const own = headers.filter((header) => ownName(header) !== undefined);
      return own.length >= 3 && own.length >= headers.length * 0.7 && own.some((header) => signs.has(header));
    },
    fieldOf: ownName,
  };
}

const single: ReadonlyMap<string, string> = new Map([
  ["Street", "Address 1 street"],
  ["Street 2", "Address 1 street 2"],
  ["City", "Address 1 city"],
  ["Region", "Address 1 region"],
  ["Postal code", "Address 1 postal code"],
  ["Country", "Address 1 country"],
]);
