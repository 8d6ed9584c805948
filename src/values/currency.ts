const known = new Set(Intl.supportedValuesOf("currency"));

/** Whether it is a code of ISO 4217 (three capital letters), as Unicode CLDR knows them. */
export function isCurrencyCode(text: string): boolean {
  return known.has(text);
}
