import { randomOf, type Random } from "../../../demo/random.ts";
import type { Base } from "../../people/base.ts";
import type { Person } from "../../people/person.ts";
import { latinOf } from "../../people/reach.ts";
import { about, somebody, type Query } from "./queries.ts";

export const errors = [
  "insertion",
  "deletion",
  "substitution",
  "transposition",
  "transliteration",
  "nickname",
] as const;
export type TypingError = (typeof errors)[number];

const seed = 90_001;

/** Names as people mistype them, one error each, the same every time: in the last name or, less often, in the first. */
export function typosOf(base: Base, error: TypingError, count: number): Query[] {
  const random = randomOf(seed + errors.indexOf(error) * 100_003);
  const queries: Query[] = [];
  // Of a small base nobody may have the letters that an error needs.
  for (let tries = 0; queries.length < count && tries < count * 2_000; tries++) {
    const person = somebody(random, base);
    const text = mistyped(random, error, person);
    if (text !== undefined) queries.push(about(person, text));
  }
  return queries;
}

function mistyped(random: Random, error: TypingError, person: Person): string | undefined {
  const { firstName, lastName, language } = person;
  if (error === "nickname") {
    const short = language.names.shortNames[firstName];
    return short && `${short} ${lastName}`;
  }
  if (error === "transliteration") {
    const [first, last] = [latinOf(firstName, language), latinOf(lastName, language)].map((text) =>
      text.replaceAll("-", " "),
    );
    const other = `${first} ${last}`;
    return first && last && /[^\x20-\x7e]/.test(`${firstName}${lastName}`) ? other : undefined;
  }
  const inFirst = random.chance(0.3);
  const wrong = oneError(random, error, inFirst ? firstName : lastName);
  if (wrong === undefined) return undefined;
  return inFirst ? `${wrong} ${lastName}` : `${firstName} ${wrong}`;
}

/** Never in the first letter, which people get right; a word of four letters at least. */
function oneError(random: Random, error: TypingError, name: string): string | undefined {
  const letters = [...name.toLowerCase()];
  if (letters.length < 4 || !letters.every((letter) => /\p{L}/u.test(letter))) return undefined;
  const at = random.between(1, letters.length - 2);
  const foreign = /\p{Script=Cyrillic}/u.test(name)
    ? "аеиостнр"
    : /\p{Script=Greek}/u.test(name)
      ? "αειοστνρ"
      : "aeioustnr";
  const other = [...foreign].filter((letter) => letter !== letters[at] && letter !== letters[at + 1]);
  const [one = "", next = ""] = letters.slice(at);
  if (error === "insertion") letters.splice(at, 0, random.pick(other));
  else if (error === "deletion") letters.splice(at, 1);
  else if (error === "substitution") letters.splice(at, 1, random.pick(other));
  else if (one === next) return undefined;
  else letters.splice(at, 2, next, one);
  return letters.join("");
}
