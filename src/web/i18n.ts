import { createInstance, type i18n, type Resource } from "i18next";
import { initReactI18next } from "react-i18next";
import { languages } from "virtual:words";

/** Languages of the page, as BCP 47 tags. */
export const languageTags: readonly string[] = Object.keys(languages);

const rightToLeft = new Set(["ar", "fa", "he", "ur"]);

export const translator: i18n = createInstance();

/** Ready when the words of the first language are there: the one used here last, else the browser's, else English. */
export async function startWords(): Promise<void> {
  const first = pickLanguage([localStorage.getItem("language"), ...navigator.languages]);
  await translator.use(initReactI18next).init({
    lng: first,
    fallbackLng: "en",
    resources: await fetchWords(first),
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  applyLanguage(first);
}

/** Turns the whole page to another language, and remembers it in this browser. */
export async function changeLanguage(tag: string): Promise<void> {
  const language = pickLanguage([tag]);
  localStorage.setItem("language", language);
  if (translator.language === language) return;
  await takeWords(language);
  await translator.changeLanguage(language);
  applyLanguage(language);
}

type CompaniesWord = "companies" | "accounts";

/** Has the pages call companies as the installation does: what accounts.json says lies over the words of the rooms. */
export async function callCompanies(word: CompaniesWord): Promise<void> {
  if (word === companiesWord) return;
  companiesWord = word;
  await takeWords(translator.language);
  // The same language anew: every word on the page is drawn again.
  await translator.changeLanguage(translator.language);
}

let companiesWord: CompaniesWord = "companies";

async function takeWords(language: string): Promise<void> {
  for (const [name, rooms] of Object.entries(await fetchWords(language))) {
    const over = companiesWord === "accounts" ? rooms["accounts"] : {};
    for (const [room, words] of Object.entries(rooms))
      translator.addResourceBundle(name, room, laidOver(words, partOf(over, room)), false, true);
  }
}

type Words = Resource[string][string] | undefined;

/** Words with those of the second in the place of theirs; neither is changed. */
function laidOver(words: Words, over: Words): Words {
  if (over === undefined) return words;
  if (typeof words !== "object" || typeof over !== "object") return over;
  return { ...words, ...Object.fromEntries(Object.keys(over).map((key) => [key, laidOver(words[key], over[key])])) };
}

function partOf(words: Words, key: string): Words {
  return typeof words === "object" ? words[key] : undefined;
}

/** The language in its own words, capital first: "Українська". */
export function languageName(tag: string): string {
  const name = new Intl.DisplayNames(tag, { type: "language" }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}

function pickLanguage(wishes: readonly (string | null)[]): string {
  for (const wish of wishes) {
    const found = wish && languageTags.find((tag) => tag === wish || tag === wish.split("-")[0]);
    if (found) return found;
  }
  return "en";
}

async function fetchWords(language: string) {
  const { own, spare } = (await languages[language]?.()) ?? { own: {}, spare: {} };
  return language === "en" ? { en: own } : { [language]: own, en: spare };
}

function applyLanguage(language: string): void {
  document.documentElement.lang = language;
  document.documentElement.dir = rightToLeft.has(language) ? "rtl" : "ltr";
}
