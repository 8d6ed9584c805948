import type { DemoCompany } from "./companies.ts";
import type { PersonName } from "./person-name.ts";
import type { City, Country } from "./places/places.ts";
import type { Random } from "./random.ts";

/** Domains that RFC 2606 keeps free; nobody receives what is sent there. */
const privateDomains = ["example.com", "example.org", "example.net"] as const;

/** Of the company's domain, in its manner, and perhaps one of one's own. */
export function emailsOf(random: Random, { latin }: PersonName, company: DemoCompany | null, taken: Set<string>) {
  const ofCompany =
    company && random.chance(0.93)
      ? [{ value: free(localPart(company.mailStyle, latin), company.domain, taken), label: "work" }]
      : [];
  const own = company === null || random.chance(0.25);
  const local = random.pick([
    `${latin.first}.${latin.last}`,
    `${latin.last}.${latin.first}`,
    `${latin.first}${random.between(60, 99)}`,
  ]);
  return [...ofCompany, ...(own ? [{ value: free(local, random.pick(privateDomains), taken), label: "private" }] : [])];
}

/** Mostly written as people of the whole world read it; some as they dial it at home, some as a machine leaves it. */
export function phonesOf(random: Random, country: Country, city: City, taken: Set<string>) {
  const count = random.pick([0, 1, 1, 1, 1, 2, 2]);
  const kinds = random.chance(0.6) ? (["work", "mobile"] as const) : (["mobile", "work"] as const);
  return kinds.slice(0, count).map((kind) => {
    const pattern = kind === "mobile" ? country.mobile : city.landline;
    const number = freeNumber(
      random,
      [pattern, city.landline, ...country.cities.map(({ landline }) => landline)],
      taken,
    );
    const written = random.chance(0.08) ? number.replace(/[^+\d]/g, "") : number;
    return {
      value: kind === "work" && random.chance(0.08) ? `${written} ext. ${random.between(11, 480)}` : written,
      label: kind,
    };
  });
}

/** One or two addresses; bills often go to the company. */
export function addressesOf(random: Random, country: Country, city: City, company: DemoCompany | null) {
  const line = () =>
    country.line.replace("{number}", String(random.between(1, 140))).replace("{street}", random.pick(country.streets));
  const home = {
    types: random.pick<("billing" | "shipping")[]>([["billing", "shipping"], ["shipping"], ["billing"], []]),
    street: line(),
    city: city.name,
    postalCode: random.fill(city.postalCode),
    country: country.code,
    region: city.region,
  };
  if (company === null || random.chance(0.5)) return [home];
  const office = {
    types: ["billing" as const],
    organization: company.change.name,
    street: company.street,
    city: company.city.name,
    postalCode: company.postalCode,
    country: company.country.code,
    region: company.city.region,
  };
  return random.chance(0.4) ? [office, { ...home, types: ["shipping" as const] }] : [office];
}

function localPart(style: DemoCompany["mailStyle"], latin: PersonName["latin"]): string {
  switch (style) {
    case "first":
      return latin.first;
    case "initialLast":
      return `${latin.first.charAt(0)}.${latin.last}`;
    case "firstLast":
      return `${latin.first}.${latin.last}`;
  }
}

function free(local: string, domain: string, taken: Set<string>, number = 1): string {
  const address = `${local}${number === 1 ? "" : number}@${domain}`;
  if (taken.has(address)) return free(local, domain, taken, number + 1);
  taken.add(address);
  return address;
}

/** The ranges kept for fiction are small: where one is used up, the next pattern serves. */
function freeNumber(random: Random, patterns: readonly string[], taken: Set<string>, tries = 0): string {
  const pattern = patterns[Math.min(Math.floor(tries / 40), patterns.length - 1)] ?? "";
  const number = random.fill(pattern);
  const digits = number.replace(/\D/g, "");
  if (taken.has(digits) && tries < 40 * patterns.length) return freeNumber(random, patterns, taken, tries + 1);
  taken.add(digits);
  return number;
}
