/** Towns with their region (ISO 3166-2) and the shape of their postal codes and landline numbers. */
export interface City {
  name: string;
  region: string;
  /** `#` is any digit, `%` one from 1 to 9, `@` a letter as British codes use it. */
  postalCode: string;
  landline: string;
}

/**
 * One country as addresses and phones need it. Numbers come from the ranges that a regulator keeps free for fiction; where there is
 * none, from shapes that are not dialled: a subscriber's number that begins with 0, or a prefix that no operator holds.
 */
export interface Country {
  code: string;
  /** BCP 47: what its people here speak. */
  language: string;
  timeZone: string;
  cities: readonly City[];
  streets: readonly string[];
  /** How a street and a number are put together. */
  line: string;
  mobile: string;
  /** The shape of its companies' numbers with the tax office, in a range that is never given out. */
  taxNumber: string;
}

/** Reads "name | region | postal code | landline", a line a city. */
export function citiesOf(text: string): City[] {
  return text
    .trim()
    .split("\n")
    .map((line) => {
      const [name = "", region = "", postalCode = "", landline = ""] = line.split("|").map((part) => part.trim());
      return { name, region, postalCode, landline };
    });
}

export function streetsOf(text: string): string[] {
  return text.trim().split(/\s*[,\n]\s*/);
}
