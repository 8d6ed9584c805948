import { formsOf, type TwoForms } from "../names/names.ts";

/** What people do, in the words of one language, for a man and for a woman. */
export interface Work {
  /** Who leads a company. */
  heads: readonly TwoForms[];
  jobs: readonly TwoForms[];
  departments: readonly string[];
  /** What is written in a card, as the editor makes it. */
  notes: readonly string[];
  /** Around which words a stem or a surname makes a company. */
  companies: readonly string[];
  stems: readonly string[];
}

/** Titles with commas between, "Gérant/Gérante" where they differ. */
export function titlesOf(text: string): TwoForms[] {
  return formsOf(
    text
      .trim()
      .replace(/\s*,\s*/g, ",")
      .replace(/ /g, "~")
      .replaceAll(",", " "),
  );
}

export function phrasesOf(text: string): string[] {
  return text
    .trim()
    .split("\n")
    .map((line) => line.trim());
}
