import type { ImportChange, ImportColumn } from "./import-query.ts";

export type Mapping = NonNullable<ImportChange["mapping"]>;

/** What each column of the file is: its index → the name of our column, "" for one that is left out. */
export type Meanings = ReadonlyMap<number, string>;

export function meaningsOf(columns: readonly ImportColumn[]): Meanings {
  return new Map(columns.map(({ index, field }) => [index, field]));
}

/** Gives a column a meaning; the column that had it takes the former one, so that choosing changes the order of numbered ones. */
export function giveMeaning(meanings: Meanings, index: number, field: string): Meanings {
  const former = meanings.get(index) ?? "";
  const holder =
    field === "" ? undefined : [...meanings].find(([other, name]) => other !== index && name === field)?.[0];
  const next = new Map(meanings).set(index, field);
  if (holder !== undefined) next.set(holder, sameList(former, field) ? former : "");
  return next;
}

export function mappingOf(meanings: Meanings): Mapping {
  return [...meanings].map(([index, field]) => ({ index, field }));
}

const fewest = 3;

/** The columns to choose from: of lists as many as the file fills, and one more. */
export function choicesFor<Field extends { name: string }>(fields: readonly Field[], meanings: Meanings): Field[] {
  const most = Math.max(
    fewest - 1,
    ...[...meanings.values()].map((name) => Number(/ (\d+)(?= |$)/.exec(name)?.[1] ?? 0)),
  );
  const numbers = Array.from({ length: most + 1 }, (_, at) => at + 1);
  return fields.flatMap((field) => {
    if (!/ 1(?= |$)/.test(field.name)) return [field];
    return numbers.map((number) => ({ ...field, name: field.name.replace(/ 1(?= |$)/, ` ${number}`) }));
  });
}

/** Whether two names are of one list: "Email 1" and "Email 2", not "Email 1" and "Phone 1". */
function sameList(one: string, other: string): boolean {
  const bare = (name: string) => name.replace(/ (\d+|\([^)]*\))(?= |$)/, " #");
  return one !== other && bare(one) === bare(other);
}
