import { isCountryCode } from "./country.ts";
import { regionCode } from "./region.ts";
import { cleanText, isCleanText } from "./text.ts";

const texts = ["label", "name", "organization", "street", "street2", "city", "postalCode"] as const;
type AddressType = "billing" | "shipping";

/** An address as it is kept, of a person or a company. */
export interface PostalAddress extends Record<(typeof texts)[number], string> {
  types: AddressType[];
  defaultFor: AddressType[];
  primary: boolean;
  /** ISO 3166, or empty. */
  country: string;
  region: string;
}

type Report = (pointer: string, code: string, params?: Record<string, string | number>) => void;

/** One primary address, and one default of each type: where none is said the first serves, where several are, the first said wins. */
export function checkAddresses(list: readonly Partial<PostalAddress>[], fault: Report): PostalAddress[] {
  const addresses = list.map((given, index) => checkAddress(given, `/addresses/${index}`, fault));
  const primary = Math.max(
    0,
    addresses.findIndex((address) => address.primary),
  );
  const defaults = { billing: defaultOf(addresses, "billing"), shipping: defaultOf(addresses, "shipping") };
  return addresses.map((address, index) => ({
    ...address,
    primary: index === primary,
    defaultFor: address.types.filter((type) => defaults[type] === index),
  }));
}

function checkAddress(given: Partial<PostalAddress>, pointer: string, fault: Report): PostalAddress {
  const text = (key: (typeof texts)[number] | "region") => {
    const typed = given[key] ?? "";
    if (isCleanText(typed)) return cleanText(typed);
    fault(`${pointer}/${key}`, "text");
    return "";
  };
  const country = given.country ?? "";
  if (country !== "" && !isCountryCode(country)) fault(`${pointer}/country`, "country");
  const region = text("region");
  const types = given.types ?? [];
  const foreign = given.defaultFor?.find((type) => !types.includes(type));
  if (foreign) fault(`${pointer}/defaultFor`, "choice", { allowed: types.join(", ") });
  return {
    types,
    defaultFor: given.defaultFor ?? [],
    label: text("label"),
    primary: given.primary ?? false,
    name: text("name"),
    organization: text("organization"),
    street: text("street"),
    street2: text("street2"),
    city: text("city"),
    postalCode: text("postalCode"),
    country,
    region: country && region ? (regionCode(country, region) ?? region) : region,
  };
}

function defaultOf(addresses: readonly PostalAddress[], type: AddressType): number {
  const said = addresses.findIndex((address) => address.defaultFor.includes(type));
  return said >= 0 ? said : addresses.findIndex((address) => address.types.includes(type));
}
