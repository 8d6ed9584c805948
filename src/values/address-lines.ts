import formatter from "@fragaria/address-formatter";
import { countryName } from "./country.ts";
import { regionName } from "./region.ts";

export type PostalAddress = Partial<
  Record<"name" | "organization" | "street" | "street2" | "city" | "postalCode" | "country" | "region", string | null>
>;

/**
 * An address as lines in the order its country's post wants (OpenCage's templates), the country last in the reader's language.
 * Russia and Ukraine write the street before the city and the postcode after the region (Universal Postal Union, addressing sheets RUS and UKR;
 * Russian Post's own order puts the country before the postcode, which the UPU does not: the country stands last everywhere).
 */
export function addressLines(address: PostalAddress, language: string): string[] {
  const { street, street2, city, postalCode, country, region } = address;
  const parts = {
    ...(street && { road: street }),
    ...(city && { city }),
    ...(postalCode && { postcode: postalCode }),
    ...(region && { state: country ? regionName(country, region) : region }),
    ...(country && { countryCode: country }),
  };
  const formatted = formatter.format(parts, { output: "array", cleanupPostcode: false }).filter((line) => line !== "");
  const lines = withSecondLine(withNothingLost(formatted, [street, city, postalCode]), street, street2);
  const last = country ? countryName(country, language) : "";
  return [address.name ?? "", address.organization ?? "", ...lines, last].filter((line) => line !== "");
}

/** Some templates know no postcode or city (Hong Kong); what a person typed is shown all the same. Regions are left out where the post leaves them out. */
function withNothingLost(lines: readonly string[], given: readonly (string | null | undefined)[]): string[] {
  const whole = lines.join("\n");
  return [...lines, ...given.flatMap((part) => (part && !whole.includes(part) ? [part] : []))];
}

function withSecondLine(
  lines: readonly string[],
  street: string | null | undefined,
  street2: string | null | undefined,
): string[] {
  if (!street2) return [...lines];
  const at = street ? lines.findIndex((line) => line.includes(street)) : -1;
  return lines.toSpliced(at + 1, 0, street2);
}
