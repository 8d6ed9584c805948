import type { DemoCompany } from "./companies.ts";
import type { Culture } from "./cultures.ts";
import { demoGroups, demoSources, demoTags } from "./groups.ts";
import { addressesOf, emailsOf, phonesOf } from "./reach.ts";
import { formFor, nameOf, type PersonName } from "./person-name.ts";
import { person, type DemoPerson, type PersonChange } from "./person.ts";
import type { Random } from "./random.ts";

/** Where somebody stands: in which company, as its head or below one; without a company nowhere. */
export interface Place {
  company: DemoCompany | null;
  /** Key of the person to report to. */
  head: string | null;
  leads: boolean;
}

/** Addresses and numbers that are taken already: nobody shares one by accident. */
export interface Taken {
  emails: Set<string>;
  phones: Set<string>;
}

/** One invented person with everything that hangs on them. */
export function inventPerson(random: Random, key: string, culture: Culture, place: Place, taken: Taken): DemoPerson {
  const name = nameOf(random, culture);
  const { company } = place;
  const country = company?.country ?? random.pick(culture.countries);
  const city = company?.city ?? random.pick(country.cities);
  const title = formFor(name.gender, random.pick(place.leads ? culture.work.heads : culture.work.jobs));
  const madeDaysAgo = 2 + Math.floor(728 * random.next() ** 1.3);
  const change: PersonChange = {
    namePrefix: random.chance(0.06) ? prefixes[name.gender](random) : "",
    firstName: name.firstName,
    middleName: name.middleName,
    lastName: name.lastName,
    nickname: random.chance(0.1) ? name.shortName : "",
    gender: random.chance(0.92) ? name.gender : "",
    birthday: birthdayOf(random),
    jobTitle: random.chance(0.85) ? title : "",
    emails: emailsOf(random, name, company, taken.emails),
    phones: phonesOf(random, country, city, taken.phones),
    addresses: random.chance(0.45) ? addressesOf(random, country, city, company) : [],
    companies: company ? [membership(random, culture, company, title)] : [],
    websites: random.chance(0.06) ? [`https://${name.latin.first}-${name.latin.last}.example`] : [],
    tags: random.some(demoTags, random.pick([0, 0, 1, 1, 2, 3])),
    language: culture.language,
    timeZone: country.timeZone,
    source: random.chance(0.6) ? random.pick(demoSources) : "",
    preferredMethod: random.chance(0.3) ? random.pick(["email", "email", "phone", "messenger", "post"]) : "",
    notified: !random.chance(0.09),
    description: random.chance(0.15) ? random.pick(culture.work.notes) : "",
    identities: messengersOf(random, name),
  };
  return person(key, change, {
    owner: random.chance(0.97) ? random.pick(culture.agents) : null,
    assignedTo: random.chance(0.35) ? random.pick(["marta", "jude", "katharina", "olena"]) : null,
    reportsTo: place.head !== null && random.chance(0.55) ? place.head : null,
    groups: random.some(demoGroups, random.pick([0, 0, 0, 1, 1, 2])).map((group) => group.name),
    status: random.chance(0.008) ? "blocked" : "active",
    verified: random.chance(0.4),
    madeDaysAgo,
    changedDaysAgo: madeDaysAgo * random.next() + 0.4,
  });
}

const prefixes = {
  female: (random: Random) => random.pick(["Dr.", "Prof.", "Ms."]),
  male: (random: Random) => random.pick(["Dr.", "Prof.", "Mr."]),
};

/** From 1948 to 2004; some people tell the day only. */
function birthdayOf(random: Random): string {
  if (random.chance(0.4)) return "";
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${two(random.between(1, 12))}-${two(random.between(1, 28))}`;
  return random.chance(0.15) ? `--${day}` : `${random.between(1948, 2004)}-${day}`;
}

function membership(random: Random, culture: Culture, company: DemoCompany, title: string) {
  return {
    name: company.change.name,
    title: random.chance(0.5) ? title : "",
    department: random.chance(0.3) ? random.pick(culture.work.departments) : "",
    primary: true,
    from: random.chance(0.3) ? `${random.between(2008, 2024)}-${random.pick(["01", "04", "09"])}-01` : null,
  };
}

/** Numbers of accounts have more digits than any real one. */
function messengersOf(random: Random, { latin }: PersonName) {
  const kind = random.pick(["telegram", "whatsapp", "viber", "messenger", "vk", "", "", "", "", "", "", ""]);
  return kind === ""
    ? []
    : [{ kind, externalId: random.fill("9000%##########"), name: `@${latin.first}_${latin.last}`.slice(0, 60) }];
}
