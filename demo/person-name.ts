import type { Culture } from "./cultures.ts";
import { latin, latinName } from "./latin.ts";
import type { Names, TwoForms } from "./names/names.ts";
import type { Random } from "./random.ts";

export interface PersonName {
  gender: "female" | "male";
  firstName: string;
  middleName: string;
  lastName: string;
  /** What friends call them; mostly nothing is known. */
  shortName: string;
  /** In Latin letters, small, for addresses. */
  latin: { first: string; last: string };
}

/** Somebody's name in the manner of the culture: patronymics, two surnames, forms for women. */
export function nameOf(random: Random, { names, language, twoSurnames }: Culture): PersonName {
  const gender = random.chance(0.52) ? "female" : "male";
  const firstName = random.pick(gender === "female" ? names.women : names.men);
  const surname = () => formFor(gender, random.pick(names.surnames));
  const father = surname();
  const lastName = twoSurnames && random.chance(0.75) ? `${father} ${other(father, surname)}` : father;
  return {
    gender,
    firstName,
    middleName: names.patronymics && random.chance(0.6) ? formFor(gender, random.pick(names.patronymics)) : "",
    lastName,
    shortName: names.shortNames[firstName] ?? "",
    latin: { first: latinOf(firstName, names, language), last: latinOf(father, names, language) },
  };
}

export function formFor(gender: "female" | "male", forms: TwoForms): string {
  return gender === "female" ? forms.woman : forms.man;
}

/** The name with a capital, as another database has it. */
export function inLatinLetters(name: string, { names, language }: Culture): string {
  return names.latin?.[name] ?? latinName(name, language);
}

function latinOf(name: string, names: Names, language: string): string {
  return latin(names.latin?.[name] ?? name, language);
}

function other(taken: string, draw: () => string): string {
  const drawn = draw();
  return drawn === taken ? other(taken, draw) : drawn;
}
