import type { CompanyChange } from "../src/companies/fields.ts";
import type { DemoCompany } from "./companies.ts";
import { demoTags } from "./groups.ts";
import { randomOf, seedOf, type Random } from "./random.ts";

type Details = Pick<CompanyChange, "addresses" | "industry" | "taxNumber" | "tags">;

/** Where a company is, what it does and what is said of it, by chances of its own: nobody else becomes another when this does. */
export function detailsOf(company: DemoCompany): Details {
  const random = randomOf(seedOf(`details of ${company.change.name}`));
  return {
    addresses: addressesOf(random, company),
    industry: industryOf(company.change.name),
    taxNumber: random.chance(0.8) ? random.fill(company.country.taxNumber) : "",
    tags: random.some(companyTags, random.pick([0, 0, 0, 1, 1, 2])),
  };
}

const companyTags = demoTags.filter((tag) =>
  ["VIP", "Reseller", "Service plan", "Pays late", "Reference", "Public", "Pilot"].includes(tag),
);

/** The domains of a company: its own, and some have another; the first is what its people write from. */
export function domainsOf({ domain, change: { name }, isSite }: DemoCompany): NonNullable<CompanyChange["domains"]> {
  if (isSite) return [];
  const random = randomOf(seedOf(`domains of ${name}`));
  const base = domain.replace(/\.example$/, "");
  const others = random.chance(0.3) ? random.some([`${base}-group`, `${base}-service`, `mail-${base}`], 1) : [];
  return [
    { domain, subdomains: random.chance(0.25) },
    // Those who write from a shop or a service desk may be anybody's.
    ...others.map((other) => ({ domain: `${other}.example`, attach: !other.endsWith("-service") })),
  ];
}

/** Those whose domains the team has told only after it knew their people: the preview shows who would join. */
export function hasLateDomains({ change: { name } }: DemoCompany): boolean {
  return randomOf(seedOf(`late domains of ${name}`)).chance(0.4);
}

function addressesOf(random: Random, { change, street, city, postalCode, country }: DemoCompany) {
  const seat = { street, city: city.name, postalCode, country: country.code, region: city.region };
  if (!random.chance(0.3)) return [{ types: ["billing" as const, "shipping" as const], ...seat }];
  const street2 = country.line
    .replace("{number}", String(random.between(1, 140)))
    .replace("{street}", random.pick(country.streets));
  const store = { ...seat, street: street2, postalCode: random.fill(city.postalCode) };
  return [
    { types: ["billing" as const], primary: true, organization: change.name, ...seat },
    { types: ["shipping" as const], ...store },
  ];
}

/** A company is mostly called after what it does. */
export function industryOf(name: string): string {
  return industries.find(([, pattern]) => pattern.test(name))?.[0] ?? "";
}

const industries = [
  ["Veterinary", /vet|tier|ветер/i],
  ["Imaging", /imag|діагн|diagnost|радіол|radiolog/i],
  ["Laboratory", /\blab|лаборат/i],
  ["Dental", /dental/i],
  ["Pharmacy", /apotheke|farmacia|pharmacie|аптека/i],
  ["Rehabilitation", /reha|санатор/i],
  ["Clinic", /clini|clíni|klini|hospital|клін|клин|медичн|medical center|mvz/i],
  ["Practice", /praxis|practice|cabinet/i],
  ["Logistics", /logist|logíst/i],
  ["Food", /bakery/i],
  ["Law", /llp|despacho/i],
  ["Engineering", /engineer|instrument|feinmechanik|прибор|завод|talleres|ateliers/i],
  ["Medical technology", /medizintechnik|medical|медсервіс/i],
  ["Trade", /gmbh|kg|ltd|llc|тов|ооо|пп|фоп|ип|söhne|trading/i],
] as const;
