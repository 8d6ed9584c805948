import type { CompanyChange } from "../src/companies/fields.ts";
import { castCompanies } from "./cast/companies.ts";
import { castSites } from "./cast/sites.ts";
import { cultures, type Culture } from "./cultures.ts";
import { latin } from "./latin.ts";
import { inLatinLetters } from "./person-name.ts";
import type { City, Country } from "./places/places.ts";
import { randomOf, type Random } from "./random.ts";

/** A company that nobody has: its domains end in .example (RFC 2606). */
export interface DemoCompany {
  change: Omit<CompanyChange, "owner" | "parent" | "managers" | "defaultContact"> & { name: string };
  /** Key of the agent who owns it. */
  owner: string;
  /** Name of the company it belongs to. */
  parent: string | null;
  /** A part of the one above, with its domain. */
  isSite?: boolean;
  language: string;
  country: Country;
  city: City;
  street: string;
  postalCode: string;
  domain: string;
  /** How it writes people's addresses. */
  mailStyle: "firstLast" | "initialLast" | "first";
  madeDaysAgo: number;
}

/** All of them, the same every time: 250 with domains of their own, and the sites of some; whatever stands above comes first. */
export function demoCompanies(): DemoCompany[] {
  return [...companiesWithPeople(), ...castSites];
}

/** The 250 that people write from; names and domains occur once. */
export function companiesWithPeople(): DemoCompany[] {
  const random = randomOf(20_260_418);
  const names = new Set([...castCompanies, ...castSites].map(({ change }) => change.name));
  const domains = new Set(castCompanies.map(({ domain }) => domain));
  const made = cultures.flatMap((culture) =>
    Array.from({ length: culture.companies }, () => {
      const company = inventCompany(random, culture, names, domains);
      names.add(company.change.name);
      domains.add(company.domain);
      return company;
    }),
  );
  return [...castCompanies, ...withParents(random, made)];
}

function inventCompany(
  random: Random,
  culture: Culture,
  names: ReadonlySet<string>,
  domains: ReadonlySet<string>,
): DemoCompany {
  const { name, domain } = inventName(random, culture, domains);
  if (names.has(name) || domains.has(domain)) return inventCompany(random, culture, names, domains);
  const country = random.pick(culture.countries);
  const city = random.pick(country.cities);
  return {
    change: {
      name,
      site: `https://www.${domain}`,
      emails: [
        { value: `info@${domain}`, label: "" },
        ...(random.chance(0.3) ? [{ value: `service@${domain}`, label: "service" }] : []),
      ],
      phones: [{ value: random.fill(city.landline), label: "work" }],
      description: "",
      minutesPerMonth: random.chance(0.25) ? random.pick([60, 120, 240, 480]) : null,
    },
    owner: random.pick(culture.agents),
    parent: null,
    language: culture.language,
    country,
    city,
    street: country.line
      .replace("{number}", String(random.between(1, 140)))
      .replace("{street}", random.pick(country.streets)),
    postalCode: random.fill(city.postalCode),
    domain,
    mailStyle: random.pick(["firstLast", "firstLast", "initialLast", "initialLast", "first"]),
    madeDaysAgo: random.between(400, 730),
  };
}

/** The domain is short where that is free, else it says what the company does as well. */
function inventName(random: Random, culture: Culture, taken: ReadonlySet<string>): { name: string; domain: string } {
  const pattern = random.pick(culture.work.companies);
  const stem = random.pick(culture.work.stems);
  const families = [random.pick(culture.names.surnames).man, random.pick(culture.names.surnames).man];
  let at = 0;
  const name = pattern.replace("{stem}", stem).replace(/\{surname\}/g, () => families[at++] ?? "");
  const core = pattern.includes("{stem}") ? stem : families.slice(0, at).join("-");
  const kind = latin(
    pattern.replace(/\{\w+\}|GmbH|AG|KG|Ltd|LLP|LLC|SARL|S\.[AL]\.|ТОВ|ООО|ФОП|ИП|Dr\.| y | et /g, " "),
    culture.language,
  );
  const short = latin(inLatinLetters(core, culture));
  const long = `${short}-${kind}`.slice(0, 50).replace(/-$/, "");
  return { name, domain: `${taken.has(`${short}.example`) ? long : short}.example` };
}

/** Some belong to another of the same language that stands before them: never a circle. */
function withParents(random: Random, companies: readonly DemoCompany[]): DemoCompany[] {
  return companies.map((company, index) => {
    const older = companies
      .slice(0, index)
      .filter(({ language, parent }) => language === company.language && parent === null);
    return older.length > 3 && random.chance(0.05) ? { ...company, parent: random.pick(older).change.name } : company;
  });
}
