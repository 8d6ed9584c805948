import { castCompanies } from "./cast/companies.ts";
import { castSites } from "./cast/sites.ts";
import { companiesWithPeople } from "./companies.ts";
import type { DemoPerson, PersonChange } from "./person.ts";
import { randomOf, seedOf, type Random } from "./random.ts";

type Membership = NonNullable<PersonChange["companies"]>[number];

/** Where people have been besides, by chances of their own: some at a site of their company, some elsewhere before, some have left. */
export function withMemberships(people: readonly DemoPerson[]): DemoPerson[] {
  const companies = companiesWithPeople();
  const byLanguage = Map.groupBy(companies, ({ language }) => language);
  const namesFor = (language: string) => byLanguage.get(language)?.map(({ change }) => change.name) ?? [];
  return people.map((one) => {
    const { language = "", jobTitle = "" } = one.change;
    const [present, ...others] = one.change.companies ?? [];
    if (one.key.startsWith("double-")) return byAddressAlone(one);
    if (one.kind === "agent" || !present || !/^[a-z]{2}-\d+$/.test(one.key)) return atSite(one);
    const random = randomOf(seedOf(`places of ${one.key}`));
    const since = Number(present.from?.slice(0, 4) ?? 2019);
    const elsewhere = random.chance(0.1) ? formerly(random, namesFor(language), jobTitle, since) : undefined;
    const after = random.chance(0.04) && one.reportsTo !== null ? left(random, present) : present;
    const known = elsewhere && elsewhere.name !== present.name ? [after, ...others, elsewhere] : [after, ...others];
    return atSite({ ...one, change: { ...one.change, companies: known } });
  });
}

/** Whoever came once more by a mail has told of no company: the domain tells it, where there is one. */
function byAddressAlone(one: DemoPerson): DemoPerson {
  return { ...one, change: { ...one.change, companies: [] } };
}

/** One of a company with sites is often at one of them too. */
function atSite(one: DemoPerson): DemoPerson {
  const { companies = [] } = one.change;
  const [present] = companies;
  const random = randomOf(seedOf(`site of ${one.key}`));
  const sites = sitesBelow.get(present?.name ?? "") ?? [];
  if (one.kind === "agent" || !present || present.to || sites.length === 0 || !random.chance(0.6)) return one;
  const site = random.pick(sites);
  const { title = "", department = "" } = present;
  const there = { name: site.change.name, title, department, from: `${random.between(2019, 2025)}-03-01` };
  return { ...one, change: { ...one.change, companies: [...companies, there] } };
}

/** By the company on top, whose domain they share. */
const sitesBelow = new Map(
  castCompanies.map(({ change, domain }) => [change.name, castSites.filter((site) => site.domain === domain)]),
);

function formerly(random: Random, names: readonly string[], title: string, until: number): Membership {
  const from = until - random.between(1, 8);
  return {
    name: random.pick(names),
    title: random.chance(0.6) ? title : "",
    from: `${from}-${random.pick(["02", "05", "10"])}-01`,
    to: `${until}-${random.pick(["01", "02"])}-31`.replace("02-31", "02-28"),
  };
}

/** Since some day of the last years nothing but a name in the past of the company. */
function left(random: Random, present: Membership): Membership {
  return { ...present, primary: false, to: `2025-${random.pick(["03-31", "06-30", "09-30", "12-31"])}` };
}
