import { createInstance, type i18n } from "i18next";
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
  for (const [name, rooms] of Object.entries(await fetchWords(language)))
    for (const [room, words] of Object.entries(rooms)) translator.addResourceBundle(name, room, words, true, false);
  await translator.changeLanguage(language);
  applyLanguage(language);
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
