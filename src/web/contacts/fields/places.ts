import { useMemo } from "react";
import type { Option } from "../../kit/choice-options.ts";
import { usePlace } from "../../kit/place.ts";
import { countryCodes, languageTags } from "./codes.ts";

/** Countries by their names in the person's language. */
export function useCountries(): readonly Option[] {
  const { language } = usePlace();
  return useMemo(() => named(countryCodes, countryNames(language), language), [language]);
}

export function useLanguages(): readonly Option[] {
  const { language } = usePlace();
  return useMemo(() => named(languageTags, (tag) => languageNameIn(language, tag), language), [language]);
}

/** IANA time zones with what the clock shows there now. */
export function useTimeZones(): readonly Option[] {
  const { language } = usePlace();
  return useMemo(() => {
    const zones = Intl.supportedValuesOf("timeZone");
    return zones
      .map((zone) => ({
        value: zone,
        label: zoneCity(zone),
        detail: `${zone.split("/")[0]}, ${clockIn(zone, language)}`,
      }))
      .toSorted(byLabel(language));
  }, [language]);
}

/** "Germany" for "DE"; the code itself where it is none. */
export function countryNames(language: string): (code: string) => string {
  const names = new Intl.DisplayNames(language, { type: "region", fallback: "code" });
  return (code) => (/^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code);
}

/** A language's name with a capital first, as it stands alone in a property. */
export function languageNameIn(language: string, tag: string): string {
  const name = readName(language, tag);
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/** "Kyiv" for "Europe/Kyiv". */
export function zoneCity(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/** What the clock shows in a time zone now; empty for a zone nobody knows. */
export function clockIn(zone: string, language: string): string {
  try {
    return new Intl.DateTimeFormat(language, { timeStyle: "short", timeZone: zone }).format(new Date());
  } catch {
    return "";
  }
}

function readName(language: string, tag: string): string {
  try {
    return new Intl.DisplayNames(language, { type: "language", fallback: "code" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function named(codes: readonly string[], nameOf: (code: string) => string, language: string): Option[] {
  return codes.map((code) => ({ value: code, label: nameOf(code) })).toSorted(byLabel(language));
}

function byLabel(language: string) {
  const { compare } = new Intl.Collator(language);
  return (one: Option, other: Option) => compare(one.label, other.label);
}
