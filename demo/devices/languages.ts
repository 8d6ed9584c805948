import type { Devices } from "./devices.ts";
import { englishDevices } from "./english.ts";
import { frenchDevices } from "./french.ts";
import { germanDevices } from "./german.ts";
import { russianDevices } from "./russian.ts";
import { spanishDevices } from "./spanish.ts";
import { ukrainianDevices } from "./ukrainian.ts";

const languages: Readonly<Record<string, Devices>> = {
  de: germanDevices,
  es: spanishDevices,
  fr: frenchDevices,
  ru: russianDevices,
  uk: ukrainianDevices,
};

/** In the words of a language; in English where it has none. */
export function devicesIn(language: string): Devices {
  return languages[language] ?? englishDevices;
}
