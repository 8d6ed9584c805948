import type { Contact } from "./contact.ts";

export type Address = NonNullable<Contact["addresses"]>[number];

/**
 * An address in the order its country's post wants it (Universal Postal Union, addressing sheets), without the
 * country: most put the postcode before the city, others behind it, on a line of its own, or begin with the largest.
 */
export function addressLines(address: Address, regionName: string): string[] {
  const { name, organization, street, street2, city, postalCode, country } = address;
  const who = [name, organization];
  const order = orderOf(country);
  if (order === "largestFirst") return clean([join(" ", postalCode, regionName, city), street, street2, ...who]);
  return clean([...who, street, street2, ...localityLines[order](city, postalCode, regionName)]);
}

/** The parts as one writes them down: a form asks for them in the order in which they will be read. */
export type AddressPart = "street" | "city" | "postalCode" | "region";

export function partOrder(country: string): readonly AddressPart[] {
  return partOrders[orderOf(country)];
}

type Order = "codeFirst" | "codeLast" | "codeApart" | "regionCode" | "largestFirst";

const localityLines: Record<
  Exclude<Order, "largestFirst">,
  (city: string, code: string, region: string) => string[]
> = {
  codeFirst: (city, code, region) => [join(" ", code, city), region === city ? "" : region],
  codeLast: (city, code, region) => [join(" ", city, code), region === city ? "" : region],
  codeApart: (city, code, region) => [city, region === city ? "" : region, code],
  regionCode: (city, code, region) => [join(", ", city, join(" ", region, code))],
};

const partOrders: Readonly<Record<Order, readonly AddressPart[]>> = {
  codeFirst: ["street", "postalCode", "city", "region"],
  codeLast: ["street", "city", "postalCode", "region"],
  codeApart: ["street", "city", "region", "postalCode"],
  regionCode: ["street", "city", "region", "postalCode"],
  largestFirst: ["postalCode", "region", "city", "street"],
};

const countries: Record<Exclude<Order, "codeFirst">, string> = {
  codeLast: "UA BY KZ IE IN PK BD LK NP TH ID PH SG NZ BN SA AE JO LB IQ KW OM QA BH LV",
  codeApart: "GB GG JE IM RU KE ZA NG GH MT IR AZ UZ",
  regionCode: "US CA AU PR GU VI AS MP UM",
  largestFirst: "JP CN KR TW KP",
};

function orderOf(country: string): Order {
  if (countries.codeLast.includes(country) && country) return "codeLast";
  if (countries.codeApart.includes(country) && country) return "codeApart";
  if (countries.regionCode.includes(country) && country) return "regionCode";
  return countries.largestFirst.includes(country) && country ? "largestFirst" : "codeFirst";
}

function join(between: string, ...parts: string[]): string {
  return parts.filter((part) => part.trim() !== "").join(between);
}

function clean(lines: readonly string[]): string[] {
  return lines.filter((line) => line.trim() !== "");
}
