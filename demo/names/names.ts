/** The names of one language, made up of common ones, with nobody in mind. */
export interface Names {
  women: readonly string[];
  men: readonly string[];
  surnames: readonly TwoForms[];
  /** Patronymics, where the language has them. */
  patronymics?: readonly TwoForms[];
  /** What people are called at home: Kateryna is Katia. */
  shortNames: Readonly<Record<string, string>>;
  /** How its bearers write a name in Latin letters, where that cannot be worked out. */
  latin?: Readonly<Record<string, string>>;
}

/** A word in the form for a man and for a woman; mostly both are the same. */
export interface TwoForms {
  man: string;
  woman: string;
}

/** Reads a list written with spaces between; `~` is a space within a name. */
export function listOf(text: string): string[] {
  return text
    .trim()
    .split(/\s+/)
    .map((name) => name.replaceAll("~", " "));
}

/** The same for words with two forms, "Ковальський/Ковальська". */
export function formsOf(text: string): TwoForms[] {
  return listOf(text).map((name) => {
    const [man = name, woman = man] = name.split("/");
    return { man, woman };
  });
}

/** Reads "Katherine=Kate" pairs. */
export function pairsOf(text: string): Record<string, string> {
  return Object.fromEntries(listOf(text).map((pair) => [pair.split("=")[0] ?? pair, pair.split("=")[1] ?? pair]));
}
