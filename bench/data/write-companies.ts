import type pg from "pg";
import { randomOf } from "../../demo/random.ts";
import { companyKey } from "../../src/companies/values.ts";
import { lookOf } from "../../src/values/look-alike.ts";
import { contactId, type Base } from "../people/base.ts";
import type { Company } from "../people/companies.ts";
import { began, idOf } from "../people/ids.ts";
import { languages } from "../people/languages.ts";
import { tagCount } from "../people/person.ts";
import { addressOf } from "../people/reach.ts";
import { fill } from "./copy.ts";

const seed = 20_261_125;

/** The companies with their tree, domains, addresses, industries, tax numbers and tags. */
export async function writeCompanies(client: pg.Client, base: Base): Promise<void> {
  await fill(client, "companies", columns, base.companies.length, (index) =>
    rowOf(base, companyAt(base, index), index),
  );
  const owned = domainsOf(base);
  await fill(
    client,
    "company_domains",
    ["company_id", "domain", "name", "look", "subdomains"],
    owned.length,
    (index) => {
      const { id = "", domain = "" } = owned[index] ?? {};
      return [id, domain, domain, lookOf(domain), index % 10 === 0];
    },
  );
  const tagged = base.companies.filter((_, index) => index % 5 === 1);
  await fill(client, "company_tags", ["company_id", "tag_id"], tagged.length, (index) => [
    companyAt({ companies: tagged }, index).id,
    idOf("tag", (index * index) % tagCount),
  ]);
}

export function companyMadeAt(index: number): Date {
  return new Date(began + index * 1_000);
}

const columns = [
  "id",
  "name",
  "search_name",
  "parent_id",
  "owner_id",
  "site",
  "emails",
  "addresses",
  "industry",
  "tax_number",
  "created_at",
  "updated_at",
];

function rowOf(base: Base, company: Company, index: number) {
  const random = randomOf(seed + index);
  const at = companyMadeAt(index);
  const parent = company.parent === null ? null : companyAt(base, company.parent).id;
  const owner = contactId(base, company.owner % base.agents);
  const mail = JSON.stringify([{ value: `info@${company.domain}`, label: "" }]);
  const addresses = JSON.stringify(random.chance(0.6) ? [address(random, company)] : []);
  // As people write them: a few that many have, and many that few have.
  const industry = random.chance(0.7) ? `Industry ${Math.floor(200 * random.next() ** 3)}` : "";
  const tax = random.chance(0.6) ? `${company.language.toUpperCase().slice(0, 2)} ${random.fill("### ### ###")}` : "";
  const site = random.chance(0.8) ? `https://${company.domain}/` : "";
  const { id, name } = company;
  return [id, name, companyKey(name), parent, owner, site, mail, addresses, industry, tax, at, at];
}

function address(random: ReturnType<typeof randomOf>, { language }: Company) {
  const spoken = languages.find(({ code }) => code === language) ?? languages[0];
  if (!spoken) throw new RangeError("no language");
  const plain = { label: "", name: "", organization: "", street2: "", types: ["billing"], defaultFor: ["billing"] };
  return { ...plain, primary: true, ...addressOf(random, spoken) };
}

/** Seven of ten have one; each belongs to one company. */
function domainsOf({ companies }: Base): Company[] {
  const taken = new Set<string>();
  return companies.filter(({ domain }, index) => {
    if (index % 10 > 6 || taken.has(domain) || !/^[a-z0-9-]+\.example$/.test(domain)) return false;
    taken.add(domain);
    return true;
  });
}

function companyAt({ companies }: Pick<Base, "companies">, index: number): Company {
  const company = companies[index];
  if (!company) throw new RangeError(`no company ${index}`);
  return company;
}
