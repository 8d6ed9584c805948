import { isTitle } from "../../values/name-words.ts";
import { fold } from "../../values/text.ts";
import { unguard } from "../../values/csv-cell.ts";
import { readHeader } from "../reading/header.ts";
import type { ColumnField, Columns } from "./columns.ts";
import { lookOf, speaksAgainst } from "./looks.ts";
import type { Meant, Vocabulary } from "./header-meaning.ts";

/** What a column of a file probably is. `field` is the name of one of our own columns, or "" for one that is left out; `confidence` goes from 0 (no idea) to 1 (our own or a known dialect's). */
export type GuessedColumn = { index: number; header: string; field: string; confidence: number };
export type GuessedColumns = { dialect: string; columns: GuessedColumn[] };
export type CustomColumn = { key: string; name: string };

/** Guesses the columns of a file from its header and up to a hundred of its first rows. */
export function guessColumns(
  { columns, dialects, meaningOf }: Vocabulary,
  header: readonly string[],
  sampleRows: readonly (readonly string[])[],
  customColumns: readonly CustomColumn[] = [],
): GuessedColumns {
  const names = header.map((name) => name.trim());
  const dialect = dialects.find(({ recognises }) => recognises(names));
  const samples = names.map((_, index) => sampleRows.slice(0, 100).map((row) => unguard(row[index] ?? "")));
  const custom = new Map(customColumns.map(({ key, name }) => [fold(name), key]));

  const meant = names.map((name, index): Guess => {
    const values = samples[index] ?? [];
    const known = dialect?.fieldOf(name);
    if (known !== undefined) return { field: columns.read(known), confidence: 1 };
    const own = custom.get(fold(name));
    if (own !== undefined) return { field: { custom: own }, confidence: 1 };
    return guess(columns, meaningOf(name), values);
  });
  const settled = number(columns, settle(columns, meant, samples));
  return {
    dialect: dialect?.name ?? "",
    columns: readHeader(header).map(({ index, header: shown }) => {
      const { field, confidence } = settled[index] ?? { confidence: 0 };
      return { index, header: shown, field: field === undefined ? "" : columns.nameOf(field), confidence };
    }),
  };
}

type Guess = {
  field?: ColumnField | undefined;
  meant?: Meant | undefined;
  joins?: true | undefined;
  confidence: number;
};

/** A header is believed unless the values speak against it; without one the values alone may tell. */
function guess(columns: Columns, meant: Meant | undefined, values: readonly string[]): Guess {
  if (meant !== undefined && "either" in meant) return { meant, confidence: 0.7 };
  if (meant !== undefined && !speaksAgainst(meant.key, values))
    return {
      field: { key: meant.key, item: meant.item },
      joins: meant.joins,
      confidence: meant.key === "id" && lookOf(values) !== "id" ? 0 : 0.9,
    };
  const look = lookOf(values);
  // What a person has several of, a company may have one of.
  const key = look === "websites" && !columns.has(look) ? "site" : look;
  return key === undefined || key === "id" || !columns.has(key)
    ? { confidence: 0 }
    : { field: { key }, confidence: 0.6 };
}

/** Words of two meanings are settled by the other columns and the values. */
function settle(columns: Columns, guesses: readonly Guess[], samples: readonly (readonly string[])[]): Guess[] {
  const has = (key: string) => guesses.some(({ field }) => field !== undefined && "key" in field && field.key === key);
  return guesses.map((guess, index) => {
    const values = (samples[index] ?? []).filter((value) => value.trim() !== "");
    // Of two columns that are just called "name" the second says nothing that the first does not.
    if (isName(guess) && guesses.findIndex(isName) < index) return { confidence: 0 };
    if (guess.meant !== undefined && "either" in guess.meant)
      return { ...guess, field: { key: guess.meant.either === "name" ? nameKey(values) : titleKey(values) } };
    // An id that is not ours is the id in the system the file comes from.
    if (
      guess.field !== undefined &&
      "key" in guess.field &&
      guess.field.key === "id" &&
      values.length > 0 &&
      lookOf(values) !== "id"
    ) {
      return has("externalId") || !columns.has("externalId")
        ? { confidence: 0 }
        : { field: { key: "externalId" }, confidence: 0.8 };
    }
    return guess;
  });

  function nameKey(values: readonly string[]) {
    if (has("lastName") && !has("firstName")) return "firstName" as const;
    if (has("firstName") && !has("lastName")) return "lastName" as const;
    const several = values.filter((value) => /\S\s+\S/.test(value)).length;
    return values.length > 0 && several * 3 < values.length ? ("firstName" as const) : ("fullName" as const);
  }

  function titleKey(values: readonly string[]) {
    const titles = values.filter((value) => value.split(" ").every(isTitle)).length;
    return titles * 2 > values.length ? ("namePrefix" as const) : ("jobTitle" as const);
  }
}

function isName({ meant }: Guess): boolean {
  return meant !== undefined && "either" in meant && meant.either === "name";
}

/** Gives items without a number the next free one; a second column of a field that can have one only is left out. */
function number(columns: Columns, guesses: readonly Guess[]): Guess[] {
  const taken = new Set(
    guesses.flatMap(({ field }) => (field !== undefined && isPlaced(field) ? [columns.nameOf(field)] : [])),
  );
  const numbered = guesses.map((guess) => {
    const { field } = guess;
    if (field === undefined || "custom" in field || isPlaced(field) || guess.joins) return guess;
    const places = columns.kindOf(field.key).list === undefined ? [1] : Array.from({ length: 50 }, (_, at) => at + 1);
    const item = places.find((place) => !taken.has(columns.nameOf({ key: field.key, item: place })));
    if (item === undefined) return { confidence: 0 };
    taken.add(columns.nameOf({ key: field.key, item }));
    return { ...guess, field: { key: field.key, item } };
  });
  return numbered.map((guess) =>
    guess.joins && guess.field !== undefined && "key" in guess.field
      ? { ...guess, field: { key: guess.field.key, item: 1 } }
      : guess,
  );
}

/** Known by a dialect, a number or a label; several columns may then fill one field (billing and shipping type, parts of a name). */
function isPlaced(field: ColumnField): boolean {
  return "custom" in field || field.item !== undefined;
}
