import type { Option } from "./choice-options.ts";

/** The currencies of ISO 4217 by their names in a language, the code as a second line. */
export function currencyOptions(language: string): readonly Option[] {
  const names = new Intl.DisplayNames(language, { type: "currency" });
  const { compare } = new Intl.Collator(language);
  return Intl.supportedValuesOf("currency")
    .map((code) => ({ value: code, label: capital(names.of(code) ?? code, language), detail: code }))
    .toSorted((one, other) => compare(one.label, other.label));
}

function capital(name: string, language: string): string {
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
