import { readdirSync, readFileSync } from "node:fs";
import { createInstance, type Resource } from "i18next";

export type Say = (key: string, params?: Record<string, unknown>) => string;

/** Words of one language (BCP 47) for the server: `words("uk")("errors:absent.title", { … })`. What a language lacks is said in English. */
export function words(language: string): Say {
  const translate = translator.getFixedT(language);
  return (key, params) => translate(key, params ?? {});
}

/** The languages that have words, as BCP 47 tags. */
export const languages: readonly string[] = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const translator = createInstance({
  lng: "en",
  fallbackLng: "en",
  resources: Object.fromEntries(languages.map((language) => [language, readRooms(language)])),
  initAsync: false,
  // What is said goes into JSON and mail texts, which escape for themselves.
  interpolation: { escapeValue: false },
  returnNull: false,
});
void translator.init();

function readRooms(language: string): Resource[string] {
  const folder = `${import.meta.dirname}/${language}`;
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return Object.fromEntries(
    files.map((name) => [name.slice(0, -".json".length), JSON.parse(readFileSync(`${folder}/${name}`, "utf8"))]),
  );
}
