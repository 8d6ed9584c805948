import { randomOf, type Random } from "../../../demo/random.ts";
import { fold } from "../../../src/values/text.ts";
import type { Base } from "../../people/base.ts";
import { personOf, type Person } from "../../people/person.ts";

export interface Query {
  /** What is typed. */
  text: string;
  /** Who is meant. */
  id: string;
  /** Their folded first and last name. */
  name: string;
  words: readonly string[];
}

export const kinds = [
  "1 letter",
  "2 letters",
  "3 letters",
  "4 letters",
  "5 letters",
  "first and last name",
  "last and first name",
  "pieces of both names",
  "e-mail",
  "beginning of an e-mail",
  "phone",
  "end of a phone",
  "company and name",
] as const;
export type Kind = (typeof kinds)[number];

/** Kinds that tell who is meant; by the others many are. */
export const telling: readonly Kind[] = [
  "first and last name",
  "last and first name",
  "e-mail",
  "phone",
  "company and name",
];

const seed = 44_021;

/** What people type, the same every time: of each kind so many, each about somebody from anywhere in the base. */
export function queriesOf(base: Base, kind: Kind, count: number): Query[] {
  const random = randomOf(seed + kinds.indexOf(kind) * 100_003);
  const queries: Query[] = [];
  while (queries.length < count) {
    const person = somebody(random, base);
    const text = typed(random, base, kind, person);
    if (text) queries.push(about(person, text));
  }
  return queries;
}

/** Somebody who is there, and has a name of letters. */
export function somebody(random: Random, base: Base): Person {
  for (;;) {
    const person = personOf(base, random.between(0, base.contacts - 1));
    if (person.deletedAt === null && /^\p{L}{2}/u.test(person.lastName)) return person;
  }
}

export function about(person: Person, text: string): Query {
  const name = fold(`${person.firstName} ${person.lastName}`);
  return { text, id: person.id, name, words: fold(text).split(" ") };
}

function typed(random: Random, base: Base, kind: Kind, person: Person): string {
  const [first, last] = [person.firstName, person.lastName];
  const head = (text: string, length: number) => {
    const letters = [...text.toLowerCase()];
    return letters.length < length ? "" : letters.slice(0, length).join("").trim();
  };
  switch (kind) {
    case "1 letter":
    case "2 letters":
    case "3 letters":
    case "4 letters":
    case "5 letters":
      return head(random.chance(0.7) ? last : first, Number(kind[0]));
    case "first and last name":
      return `${first} ${last}`;
    case "last and first name":
      return `${last} ${first}`.toLowerCase();
    case "pieces of both names": {
      const pieces = [head(last, 3), head(first, 3)];
      return pieces.includes("") ? "" : pieces.join(" ");
    }
    case "e-mail":
      return person.emails[0] ?? "";
    case "beginning of an e-mail":
      return (person.emails[0] ?? "").split("@")[0]?.slice(0, 9) ?? "";
    case "phone":
      return person.phones[0] ?? "";
    case "end of a phone":
      return (person.phones[0] ?? "").replace(/\D/g, "").slice(-6);
    case "company and name": {
      const company = base.companies[person.companies[0] ?? -1];
      const word =
        company &&
        fold(company.name)
          .split(" ")
          .find((part) => [...part].length > 3);
      return word ? `${word} ${last} ${first}` : "";
    }
  }
}
