import type { DemoCompany } from "./companies.ts";
import { castCompanies } from "./cast/companies.ts";
import { domainsOf, hasLateDomains } from "./company-details.ts";
import type { DemoPerson } from "./person.ts";
import { randomOf, seedOf } from "./random.ts";

/** Who does what for a company, and domains that it is told to have afterwards; people by key. */
export interface DemoRoles {
  company: string;
  /** Key of the agent who says so. */
  owner: string;
  managers: readonly ({ contact: string } & typeof everything)[];
  defaultContact: string | null;
  domains: ReturnType<typeof domainsOf>;
}

const everything = { see: true, answer: true, close: true, onBehalf: true };
/** What companies let their managers do with the requests of all their people. */
const ways = [
  everything,
  { ...everything, onBehalf: false },
  { ...everything, close: false, onBehalf: false },
  { ...everything, answer: false, close: false, onBehalf: false },
] as const;

/** For those one meets first, and about half of the others. */
export function demoRoles(companies: readonly DemoCompany[], people: readonly DemoPerson[]): DemoRoles[] {
  const staff = staffOf(people);
  return companies.flatMap((company): DemoRoles[] => {
    const { change, owner } = company;
    const random = randomOf(seedOf(`roles of ${change.name}`));
    const theirs = staff.get(change.name) ?? [];
    const isMet = castCompanies.includes(company);
    const [first, second] = theirs;
    const isManaged = random.chance(0.45) || isMet;
    const managers = isManaged
      ? [
          ...(first ? [{ contact: first, ...(isMet ? everything : random.pick(ways)) }] : []),
          ...(second && random.chance(0.3) ? [{ contact: second, ...random.pick(ways) }] : []),
        ]
      : [];
    const defaultContact = random.chance(0.55) || isMet ? (second ?? first ?? null) : null;
    const domains = hasLateDomains(company) ? domainsOf(company) : [];
    const isNothing = managers.length === 0 && defaultContact === null && domains.length === 0;
    return isNothing ? [] : [{ company: change.name, owner, managers, defaultContact, domains }];
  });
}

/** Keys of the clients who belong to each company now, by its name; whoever leads it first. */
export function staffOf(people: readonly DemoPerson[]): Map<string, string[]> {
  const staff = new Map<string, string[]>();
  for (const { key, kind, status, change } of people)
    for (const { name = "", to } of change.companies ?? []) {
      if (kind === "agent" || status !== "active" || to) continue;
      staff.set(name, [...(staff.get(name) ?? []), key]);
    }
  return staff;
}
