import { english } from "./names/english.ts";
import { french } from "./names/french.ts";
import { german } from "./names/german.ts";
import type { Names } from "./names/names.ts";
import { arabic, japanese, polish, swedish, turkish } from "./names/other-languages.ts";
import { russian } from "./names/russian.ts";
import { spanish } from "./names/spanish.ts";
import { ukrainian } from "./names/ukrainian.ts";
import { kazakhstan, russia, ukraine } from "./places/eastern.ts";
import { america, australia, britain, canada, ireland } from "./places/english-speaking.ts";
import { belgium, france, frenchSwitzerland, quebec } from "./places/french-speaking.ts";
import { austria, germanSwitzerland, germany } from "./places/german-speaking.ts";
import { emirates, japan, morocco, poland, sweden, turkey } from "./places/others.ts";
import type { Country } from "./places/places.ts";
import { argentina, mexico, spain } from "./places/spanish-speaking.ts";
import { arabicWork } from "./work/arabic.ts";
import { englishWork } from "./work/english.ts";
import { frenchWork } from "./work/french.ts";
import { germanWork } from "./work/german.ts";
import { russianWork } from "./work/russian.ts";
import { spanishWork } from "./work/spanish.ts";
import { ukrainianWork } from "./work/ukrainian.ts";
import type { Work } from "./work/work.ts";

/** People who share a language: how they are called, where they live and what they do. */
export interface Culture {
  language: string;
  names: Names;
  work: Work;
  /** Listed as often as it is common. */
  countries: readonly Country[];
  /** Keys of the agents who look after them. */
  agents: readonly string[];
  /** How many companies and people are made up. */
  companies: number;
  people: number;
  /** How Spanish families name themselves. */
  twoSurnames?: boolean;
  /** From the lightest (0) to the darkest (5) skin of the portraits. */
  skins: readonly number[];
}

export const cultures: readonly Culture[] = [
  {
    language: "en",
    names: english,
    work: englishWork,
    countries: [britain, britain, britain, britain, america, america, america, ireland, canada, australia],
    agents: ["jude", "jude", "marta"],
    companies: 61,
    people: 392,
    skins: [0, 0, 0, 1, 1, 2, 3, 4, 5],
  },
  {
    language: "uk",
    names: ukrainian,
    work: ukrainianWork,
    countries: [ukraine],
    agents: ["olena", "olena", "olena", "marta"],
    companies: 50,
    people: 346,
    skins: [0, 0, 1, 1],
  },
  {
    language: "de",
    names: german,
    work: germanWork,
    countries: [germany, germany, germany, germany, austria, germanSwitzerland],
    agents: ["katharina", "katharina", "marta"],
    companies: 40,
    people: 278,
    skins: [0, 0, 0, 1, 1, 2, 3],
  },
  {
    language: "es",
    names: spanish,
    work: spanishWork,
    countries: [spain, spain, spain, spain, mexico, argentina],
    agents: ["diego"],
    companies: 32,
    people: 262,
    twoSurnames: true,
    skins: [0, 1, 1, 2, 2, 3],
  },
  {
    language: "fr",
    names: french,
    work: frenchWork,
    countries: [france, france, france, france, france, belgium, frenchSwitzerland, quebec],
    agents: ["amandine", "amandine", "marta"],
    companies: 30,
    people: 266,
    skins: [0, 0, 1, 1, 2, 3, 5],
  },
  {
    language: "ru",
    names: russian,
    work: russianWork,
    countries: [russia, russia, russia, kazakhstan],
    agents: ["olena", "katharina"],
    companies: 18,
    people: 226,
    skins: [0, 0, 1, 1, 2],
  },
  {
    language: "ar",
    names: arabic,
    work: arabicWork,
    countries: [morocco, emirates],
    agents: ["diego"],
    companies: 6,
    people: 40,
    skins: [2, 2, 3, 3, 4],
  },
  {
    language: "sv",
    names: swedish,
    work: englishWork,
    countries: [sweden],
    agents: ["marta"],
    companies: 0,
    people: 16,
    skins: [0, 0, 1],
  },
  {
    language: "pl",
    names: polish,
    work: englishWork,
    countries: [poland],
    agents: ["marta"],
    companies: 0,
    people: 16,
    skins: [0, 1],
  },
  {
    language: "tr",
    names: turkish,
    work: englishWork,
    countries: [turkey],
    agents: ["diego"],
    companies: 0,
    people: 12,
    skins: [1, 2],
  },
  {
    language: "ja",
    names: japanese,
    work: englishWork,
    countries: [japan],
    agents: ["jude"],
    companies: 0,
    people: 10,
    skins: [1, 1],
  },
];
