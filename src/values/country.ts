import codes from "i18n-iso-countries/codes.json" with { type: "json" };
import de from "i18n-iso-countries/langs/de.json" with { type: "json" };
import en from "i18n-iso-countries/langs/en.json" with { type: "json" };
import es from "i18n-iso-countries/langs/es.json" with { type: "json" };
import fr from "i18n-iso-countries/langs/fr.json" with { type: "json" };
import ru from "i18n-iso-countries/langs/ru.json" with { type: "json" };
import uk from "i18n-iso-countries/langs/uk.json" with { type: "json" };
import { countryVariants } from "./country-names.ts";
import { fold } from "./text.ts";

/** The codes of ISO 3166-1 alpha-2 in order, and XK, which everybody uses for Kosovo. */
export const countryCodes: readonly string[] = codes.map((row) => row[0] ?? "").toSorted();

const known = new Set(countryCodes);

export function isCountryCode(text: string): boolean {
  return known.has(text);
}

/** The code of a country written as a code of two or three letters or as a name in any of the six languages, its own, or a common variant; undefined when it is none. */
export function countryCode(text: string): string | undefined {
  const plain = text.trim();
  if (plain.length > 100) return undefined;
  if (known.has(plain)) return plain;
  names ??= readNames();
  return names.get(fold(plain));
}

/** The country's name in a language (BCP 47), as Unicode CLDR has it. */
export function countryName(code: string, language: string): string {
  return new Intl.DisplayNames([language, "en"], { type: "region" }).of(code) ?? code;
}

/** Folded name → code; made at the first question, about 70 ms. */
let names: Map<string, string> | undefined;

function readNames(): Map<string, string> {
  const found = new Map<string, string>();
  // First come, first kept: what people mean by a bare "Congo" or "Korea" is said by the variants.
  const add = (name: string, code: string) => {
    const folded = fold(name);
    if (folded !== "" && !found.has(folded)) found.set(folded, code);
  };
  for (const row of codes) for (const code of [row[0], row[1]]) if (code && row[0]) add(code, row[0]);
  for (const [code, variants] of Object.entries(countryVariants)) for (const name of variants) add(name, code);
  for (const list of [en, uk, ru, de, es, fr]) {
    const display = new Intl.DisplayNames([list.locale], { type: "region" });
    for (const [code, given] of Object.entries<string | string[]>(list.countries)) {
      for (const name of [display.of(code) ?? "", ...[given].flat()]) add(name, code);
    }
  }
  for (const code of countryCodes) add(ownName(code), code);
  return found;
}

/** Deutschland, España, 日本: the name in the language most spoken there (CLDR's likely subtags). */
function ownName(code: string): string {
  return countryName(code, new Intl.Locale(`und-${code}`).maximize().language);
}
