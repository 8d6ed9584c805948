import { agents } from "./cast/agents.ts";
import { castPeople } from "./cast/people.ts";
import { companiesWithPeople, type DemoCompany } from "./companies.ts";
import { cultures, type Culture } from "./cultures.ts";
import { inventDouble } from "./doubles.ts";
import { inventPerson, type Place, type Taken } from "./invent.ts";
import { withMemberships } from "./memberships.ts";
import { inventNewcomer } from "./newcomers.ts";
import type { DemoPerson } from "./person.ts";
import { portraitOf } from "./portrait/portrait.ts";
import { randomOf, type Random } from "./random.ts";

export const demoSize = { people: 2_000, pictures: 400, newcomers: 60 } as const;

/** Two thousand people who do not exist, the same every time; whoever is linked to stands before who links. */
export function demoPeople(): Iterable<DemoPerson> {
  const random = randomOf(19_840_514);
  const known = [...agents, ...castPeople];
  const taken: Taken = {
    emails: new Set(known.flatMap(({ change }) => change.emails?.map(({ value }) => value) ?? [])),
    phones: new Set(known.flatMap(({ change }) => change.phones?.map(({ value }) => value.replace(/\D/g, "")) ?? [])),
  };
  const companies = companiesWithPeople();
  const made = cultures.flatMap((culture) => inventCulture(random, culture, companies, taken));
  const newcomers = Array.from({ length: demoSize.newcomers }, (_, index) =>
    inventNewcomer(random, `newcomer-${index + 1}`, random.pick(cultures)),
  );
  const before = [...known, ...byDepth(made.map(({ one }) => one)), ...newcomers];
  const doubles = inventDoubles(random, made, demoSize.people - before.length);
  return withMemberships(withPictures(random, [...before, ...doubles]));
}

interface Made {
  one: DemoPerson;
  culture: Culture;
}

/** First who leads each company, then who works there or on their own. */
function inventCulture(random: Random, culture: Culture, companies: readonly DemoCompany[], taken: Taken): Made[] {
  const theirs = companies.filter(({ language }) => language === culture.language);
  const heads = new Map<DemoCompany, string>();
  return Array.from({ length: culture.people }, (_, index) => {
    const key = `${culture.language}-${index + 1}`;
    const place = placeOf(random, theirs, heads, index);
    if (place.company && place.leads) heads.set(place.company, key);
    return { one: inventPerson(random, key, culture, place, taken), culture };
  });
}

function placeOf(
  random: Random,
  companies: readonly DemoCompany[],
  heads: ReadonlyMap<DemoCompany, string>,
  index: number,
): Place {
  const led = companies[index];
  if (led) return { company: led, head: null, leads: true };
  if (companies.length === 0 || random.chance(0.2)) return { company: null, head: null, leads: false };
  const company = random.pick(companies);
  return { company, head: heads.get(company) ?? null, leads: false };
}

/** Heads of all languages before everybody else, so that large sets can be written together. */
function byDepth(people: readonly DemoPerson[]): DemoPerson[] {
  return [
    ...people.filter(({ reportsTo }) => reportsTo === null),
    ...people.filter(({ reportsTo }) => reportsTo !== null),
  ];
}

function inventDoubles(random: Random, made: readonly Made[], count: number): DemoPerson[] {
  const reachable = made.filter(
    ({ one }) => (one.change.phones?.length ?? 0) > 0 && (one.change.emails?.length ?? 0) > 0,
  );
  return random
    .some(reachable, count)
    .map(({ one, culture }, index) => inventDouble(random, `double-${index + 1}`, one, culture));
}

/** Who is written by hand has a picture or none; of the others as many as are wanted in all. */
function withPictures(random: Random, people: readonly DemoPerson[]): DemoPerson[] {
  const pictured = people.filter(({ portrait }) => portrait !== null).length;
  const likely = people.filter(({ key }) => /^[a-z]{2}-\d+$/.test(key));
  const chosen = new Set(random.some(likely, demoSize.pictures - pictured));
  return people.map((one) => (chosen.has(one) ? { ...one, portrait: faceOf(random, one) } : one));
}

function faceOf(random: Random, { change }: DemoPerson) {
  const { language = "", birthday = "" } = change;
  const culture = cultures.find((one) => one.language === language);
  const born = /^\d{4}/.test(birthday) ? Number(birthday.slice(0, 4)) : random.between(1955, 2002);
  return portraitOf(random, {
    gender: change.gender === "female" || (change.gender === "" && random.chance(0.5)) ? "female" : "male",
    age: 2026 - born,
    skins: culture?.skins ?? [0],
    scarf: language === "ar" ? 0.6 : language === "tr" ? 0.3 : 0.02,
  });
}
