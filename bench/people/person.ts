import { formFor } from "../../demo/person-name.ts";
import { randomOf, type Random } from "../../demo/random.ts";
import {
  actors,
  clientsWhoSignIn,
  contactId,
  emailOfActor,
  enteredAt,
  type AccessGroupName,
  type Base,
} from "./base.ts";
import { byFrequency } from "./frequency.ts";
import { ended } from "./ids.ts";
import { languages, type Language } from "./languages.ts";
import { ownOf } from "./own.ts";
import { addressOf, emailsOf, phonesOf, type Address } from "./reach.ts";

/** One person of the base with all that hangs on them; a function of the base and the number alone. */
export interface Person {
  index: number;
  id: string;
  kind: "client" | "agent";
  group: AccessGroupName;
  language: Language;
  gender: "female" | "male";
  firstName: string;
  middleName: string;
  lastName: string;
  nickname: string;
  birthday: string;
  jobTitle: string;
  description: string;
  notified: boolean;
  source: string;
  externalId: string;
  status: "active" | "blocked" | "fired";
  /** Numbers of other people. */
  owner: number | null;
  assignedTo: number | null;
  reportsTo: number | null;
  emails: string[];
  phones: string[];
  telegram: string;
  address: Address | null;
  /** Numbers of companies, the first one primary. */
  companies: number[];
  manages: boolean;
  tags: number[];
  groups: number[];
  signIn: string | null;
  /** Of own fields, by key. */
  own: Record<string, unknown>;
  enteredAt: number;
  changedAt: number;
  deletedAt: number | null;
}

export const tagCount = 200;
export const groupCount = 60;

const seed = 20_260_630;
const sources = ["web", "fair", "import", "referral", "phone", "partner"];

export function personOf(base: Base, index: number): Person {
  const random = randomOf(seed + index);
  const agent = index < base.agents;
  const language = languageOf(random.next());
  const name = nameOf(random, language);
  const companies = agent ? [] : companiesFor(random, base, index);
  const entered = enteredAt(base, index);
  const owner = () => ownerOf(base, random.next());
  const signsIn = index < base.agents + clientsWhoSignIn;
  const actor = actorAt(base, index);
  const person: Person = {
    index,
    id: contactId(base, index),
    kind: agent ? "agent" : "client",
    group: actor ?? (agent ? "agent" : "client"),
    language,
    ...name,
    birthday: random.chance(0.4) ? birthdayOf(random) : "",
    jobTitle: random.chance(0.7) ? formFor(name.gender, random.pick(language.work.jobs)) : "",
    description: random.chance(0.1) ? random.pick(language.work.notes) : "",
    notified: !random.chance(0.1),
    source: random.chance(0.6) ? random.pick(sources) : "",
    externalId: random.chance(0.3) ? `crm-${index}` : "",
    status: "active",
    owner: random.chance(0.92) ? owner() : null,
    assignedTo: random.chance(0.2) ? owner() : null,
    reportsTo: index > 0 && random.chance(0.05) ? random.between(0, index - 1) : null,
    emails: emailsOf(random, language, name, index, base.companies[companies[0] ?? -1]?.domain),
    phones: phonesOf(random, language),
    telegram: random.chance(0.05) ? String(700_000_000 + index) : "",
    address: random.chance(0.3) ? addressOf(random, language) : null,
    companies,
    manages: companies.length > 0 && (actor === "managed" || random.chance(0.02)),
    tags: random.chance(0.25) ? distinct(random.between(1, 3), () => tagOf(random.next())) : [],
    groups: random.chance(0.2) ? distinct(random.between(1, 2), () => groupOf(random.next())) : [],
    signIn: signsIn ? emailOfActor(base, index) : null,
    own: ownOf(base, index),
    enteredAt: entered,
    changedAt: entered + Math.floor((ended - entered) * random.next() * random.next()),
    deletedAt: null,
  };
  if (signsIn) return person;
  const status = random.chance(0.02) ? "blocked" : "active";
  return { ...person, status, deletedAt: random.chance(0.01) ? ended - random.between(0, 1_000_000_000) : null };
}

const languageOf = byFrequency(
  languages.flatMap((language) => Array.from({ length: language.share }, () => language)),
  1e9,
);
const tagOf = byFrequency(
  Array.from({ length: tagCount }, (_, tag) => tag),
  5,
);
const groupOf = byFrequency(
  Array.from({ length: groupCount }, (_, group) => group),
  3,
);

function nameOf(random: Random, { names, women, men, surnames, twoSurnames }: Language) {
  const gender = random.chance(0.52) ? ("female" as const) : ("male" as const);
  const firstName = (gender === "female" ? women : men)(random.next());
  const surname = () => formFor(gender, surnames(random.next()));
  const father = surname();
  return {
    gender,
    firstName,
    middleName: names.patronymics && random.chance(0.6) ? formFor(gender, random.pick(names.patronymics)) : "",
    lastName: twoSurnames && random.chance(0.7) ? `${father} ${surname()}` : father,
    nickname: random.chance(0.05) ? (names.shortNames[firstName] ?? "") : "",
  };
}

/** A twentieth of all are with the giant, most others with companies of which the first are the larger. */
function companiesFor(random: Random, base: Base, index: number): number[] {
  if (index < base.agents + 2) return [0, ...(index === base.agents + 1 ? [1, 2, 3] : [])];
  if (random.chance(0.05)) return [0];
  if (!random.chance(0.68)) return [];
  const one = () => 1 + Math.floor((base.companies.length - 1) * random.next() * random.next());
  return distinct(random.chance(0.06) ? 2 : 1, one);
}

/** Some agents look after many more people than others. */
function ownerOf(base: Base, roll: number): number {
  return 1 + Math.floor((base.agents - 1) * roll * Math.sqrt(roll));
}

function actorAt(base: Base, index: number): AccessGroupName | undefined {
  return Object.values(actors).find((actor) =>
    "agent" in actor ? actor.agent === index : base.agents + actor.client === index,
  )?.group;
}

/** Some tell the day only. */
function birthdayOf(random: Random): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${two(random.between(1, 12))}-${two(random.between(1, 28))}`;
  return random.chance(0.1) ? `--${day}` : `${random.between(1945, 2006)}-${day}`;
}

function distinct(count: number, draw: () => number): number[] {
  return [...new Set(Array.from({ length: count }, draw))];
}
