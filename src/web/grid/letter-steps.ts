import { type Alphabet, scriptOf } from "./alphabets.ts";

/** The alphabet one begins with: where the list stands, else that of the person's own language, else the first that occurs. */
export function firstToShow(alphabets: readonly Alphabet[], from: string, language: string): Alphabet | undefined {
  const wished = scriptOf(from) ?? new Intl.Locale(language).maximize().script;
  return alphabets.find(({ script }) => script === wished) ?? alphabets[0];
}

/** Where an arrow key leads within the letters; undefined when the key is not for moving. */
export function stepTo(letters: readonly string[], from: string, key: string): string | undefined {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (key === "Home") return letters[0];
  if (key === "End") return letters.at(-1);
  if (by === undefined) return undefined;
  return letters[(letters.indexOf(from) + by + letters.length) % letters.length];
}
