import { fold } from "../../values/text.ts";
import { languages, words } from "../../words/words.ts";
import type { Columns } from "./columns.ts";
import type { Dialect } from "./dialect.ts";
import { addressWords, headerWords, labelledColumns, networkNames } from "./synonyms.ts";

/** What a header says: a column, in a list with its number or label where it has one; `joins` for a piece of another column (the house number); or a word of two meanings. */
export type Meant = { key: string; item?: number | string; joins?: true } | { either: "name" | "title" };

/** How files tell of a kind of record. */
export interface Vocabulary {
  columns: Columns;
  dialects: readonly Dialect[];
  /** The meaning of a header in one of six languages, by itself; undefined when it is unknown. */
  meaningOf: (header: string) => Meant | undefined;
}

interface Words {
  /** Whose labels the pages have: `fields:<on>.<key>`. */
  on: string;
  /** Where `headers.json` has words for these columns alone; beside them those of all kinds, under `column`, are understood. */
  own?: string;
  /** What a column that is called so by others means instead of what its name says. */
  instead?: Readonly<Record<string, string>>;
  /** Words of two meanings. */
  either: boolean;
  dialects: (read: (header: string) => Meant | undefined) => readonly Dialect[];
}

export function vocabularyOf(columns: Columns, told: Words): Vocabulary {
  const known = readSynonyms(columns, told);
  const meaningOf = meaningIn(columns, known, told.instead ?? {});
  return { columns, meaningOf, dialects: told.dialects(meaningOf) };
}

function meaningIn(
  columns: Columns,
  known: ReadonlyMap<string, Meant>,
  instead: Readonly<Record<string, string>>,
): (header: string) => Meant | undefined {
  const wordsMean = (plain: string) =>
    known.get(plain) ?? addressMeans(plain, columns, known) ?? labelledMeans(plain, known);
  return (header) => {
    if (header.length > 200) return undefined;
    const own = columns.read(header);
    if (own !== undefined && "key" in own) {
      const other = instead[own.key];
      return other === undefined ? own : { key: other };
    }
    // "firstName", "phone2" and "E-mail 2 - Value" are words and a number.
    const plain = fold(header.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").replace(/(\p{L})(\d)/gu, "$1 $2")).replace(
      / value$/,
      "",
    );
    return wordsMean(plain) ?? wordsMean(plain.replaceAll(" ", "")) ?? numberedMeans(plain, columns, wordsMean);
  };
}

/** The first number is the item's: "address 1 street 2". */
function numberedMeans(
  plain: string,
  columns: Columns,
  wordsMean: (plain: string) => Meant | undefined,
): Meant | undefined {
  const found = /(?:^| )(\d{1,2})(?= |$)/.exec(plain);
  if (found === null) return undefined;
  const rest = (plain.slice(0, found.index) + plain.slice(found.index + found[0].length)).trim();
  const meant = wordsMean(rest);
  if (meant === undefined || "either" in meant || meant.item !== undefined) return meant;
  const item = Number(found[1]);
  if (columns.kindOf(meant.key).list === undefined) return item === 1 ? meant : undefined;
  return item >= 1 && item <= 50 ? { ...meant, item } : undefined;
}

/** "address city", "business city", "billing address street", "shipping address". */
function addressMeans(plain: string, columns: Columns, known: ReadonlyMap<string, Meant>): Meant | undefined {
  const [first = "", ...others] = plain.split(" ");
  const label = addressWords[first];
  const rest = label === undefined ? [first, ...others] : others;
  if (rest.length === plain.split(" ").length && rest[0] !== "address") return undefined;
  const part = (rest[0] === "address" && rest.length > 1 ? rest.slice(1) : rest).join(" ");
  const meant = known.get(part);
  if (meant === undefined || "either" in meant || columns.kindOf(meant.key).list !== "Address") return undefined;
  return label === undefined ? meant : { key: meant.key, item: label };
}

const labels: ReadonlyMap<string, string> = new Map([
  ["work", "work"],
  ["business", "work"],
  ["office", "work"],
  ["home", "home"],
  ["private", "home"],
  ["personal", "home"],
  ["mobile", "mobile"],
  ["cell", "mobile"],
  ["fax", "fax"],
]);

/** "E-mail (work)", "home telephone". */
function labelledMeans(plain: string, known: ReadonlyMap<string, Meant>): Meant | undefined {
  const words = plain.split(" ");
  const at = words.findIndex((word) => labels.has(word));
  if (at === -1 || words.length < 2) return undefined;
  const meant = known.get(words.toSpliced(at, 1).join(" "));
  const item = labels.get(words[at] ?? "");
  return meant !== undefined && "key" in meant && (meant.key === "email" || meant.key === "phone") && item !== undefined
    ? { key: meant.key, item }
    : undefined;
}

/** What is named earlier keeps a word that two columns claim. */
function readSynonyms(columns: Columns, { on, own, instead = {}, either }: Words): Map<string, Meant> {
  const found = new Map<string, Meant>();
  const add = (names: string, meant: Meant) => {
    if ("key" in meant && !columns.has(meant.key)) return;
    for (const name of names.split(",").map(fold)) if (name !== "" && !found.has(name)) found.set(name, meant);
  };
  // A bare "name" is the whole name, the first or the last, as the other columns tell; "title" stands before the name or at work, as its values tell.
  if (either) {
    add(headerWords("either.name"), { either: "name" });
    add(headerWords("either.title"), { either: "title" });
  }
  // It goes on with the street, in front or behind, as the file has it.
  add(headerWords("houseNumber"), { key: "addressStreet", joins: true });
  const spoken = columns.kinds.filter(({ key }) => instead[key] === undefined);
  for (const { key, name } of spoken) add(name.replace("#", ""), { key });
  for (const { key } of own === undefined ? [] : spoken) add(headerWords(`${own}.${key}`), { key });
  for (const [key, label] of labelledColumns) add(headerWords(`labelled.${key}.${label}`), { key, item: label });
  for (const [kind, names] of networkNames) add(names, { key: "identity", item: kind });
  for (const { key } of columns.kinds) add(headerWords(`column.${key}`), { key });
  // What our own pages call a field is understood too; a soft hyphen in it is for the eye.
  for (const { key, fields } of spoken)
    if (key === fields[0])
      for (const language of languages) add(words(language)(`fields:${on}.${key}`).replaceAll("\u00ad", ""), { key });
  return found;
}
