import { isIberianGivenName, isSlavicGivenName } from "./given-names.ts";
import { isEastern, splitEastern } from "./eastern-name.ts";
import { asksForSurname, isParticle, isSuffix, isTitle } from "./name-words.ts";
import { isPatronymic, isPatronymicWord, isSlavicSurname, isWomansPatronymic } from "./slavic-name.ts";
import { fold } from "./text.ts";

/** `sure` is false where a person should look: the parts are then the likeliest. */
export type SplitName = {
  prefix?: string;
  firstName?: string;
  middleName?: string;
  lastName?: string;
  suffix?: string;
  sure: boolean;
};

/**
 * Splits a whole name into its parts. `language` (BCP 47) tells Spanish and Portuguese double surnames and surname-first languages.
 * Reads titles, suffixes, "Petrov, Ivan", patronymics in either order, surnames in capitals, particles, initials, Chinese, Japanese and Korean names.
 */
export function splitPersonName(full: string, language?: string): SplitName {
  const text = full.normalize("NFC").replace(/\s+/g, " ").trim().slice(0, 500);
  if (text === "") return { sure: true };
  if (isEastern(text)) return splitByScript(text, language);

  const parts = text.split(/\s*[,،，]\s*/).filter((part) => part !== "");
  const suffixes: string[] = [];
  while (parts.length > 1 && (parts.at(-1) ?? "").split(" ").every(isSuffix)) suffixes.unshift(parts.pop() ?? "");
  if (parts.length === 3 && isSuffix(parts[1] ?? "")) suffixes.unshift(...parts.splice(1, 1));
  const [before = "", ...after] = parts;

  const peeled = peel(words(after.length === 0 ? before : after.join(" ")), suffixes);
  const split =
    after.length === 0 ? splitWords(peeled.rest, language, peeled.prefix) : splitAfterComma(before, peeled.rest);
  const sure = split.sure && after.length < 2;
  return { ...named({ prefix: peeled.prefix.join(" "), ...split, suffix: peeled.suffixes.join(" ") }), sure };
}

function splitByScript(text: string, language: string | undefined): SplitName {
  const [lastName = "", ...given] = text.split(/[\s・]+/);
  if (given.length > 0) return { lastName, firstName: given.join(" "), sure: true };
  return [...text].length === 1
    ? { firstName: text, sure: false }
    : { ...named(splitEastern(text, language)), sure: false };
}

/** "И.С." is two words. */
function words(text: string): string[] {
  return text
    .replace(/(\p{Lu}\.)(?=\p{Lu})/gu, "$1 ")
    .split(" ")
    .filter((word) => word !== "");
}

/** Takes titles off the front and suffixes off the end; a name is never peeled away whole. */
function peel(
  all: readonly string[],
  suffixes: readonly string[],
): { prefix: string[]; rest: string[]; suffixes: string[] } {
  const rest = [...all];
  const prefix: string[] = [];
  const ends = [...suffixes];
  while (rest.length > 1 && isTitle(rest[0] ?? "")) prefix.push(rest.shift() ?? "");
  while (rest.length > 1 && isSuffix(rest.at(-1) ?? "")) ends.unshift(rest.pop() ?? "");
  return { prefix, rest, suffixes: ends };
}

type Split = { firstName?: string; middleName?: string; lastName?: string; sure: boolean };

/** "Petrov, Ivan Sergeevich": what stands before the comma is the surname, with its particles and second part. */
function splitAfterComma(before: string, given: readonly string[]): Split {
  const [firstName = "", ...middle] = given;
  return { lastName: before, firstName, middleName: middle.join(" "), sure: true };
}

function splitWords(rest: readonly string[], language: string | undefined, prefix: readonly string[]): Split {
  const [first = "", second = ""] = rest;
  if (rest.length === 1)
    return asksForSurname(prefix.at(-1) ?? "") ? { lastName: first, sure: false } : { firstName: first, sure: false };
  return (
    splitByInitials(rest) ??
    splitByCapitals(rest) ??
    splitByPatronymic(rest) ??
    splitByParticle(rest, language) ??
    (isIberian(language) ? splitIberian(rest) : undefined) ??
    (language?.startsWith("hu")
      ? { lastName: first, firstName: second, middleName: rest.slice(2).join(" "), sure: true }
      : undefined) ??
    (rest.length === 2 ? splitPair(first, second) : splitMany(rest))
  );
}

/** "Петров И. С." and "J. R. R. Tolkien". */
function splitByInitials(rest: readonly string[]): Split | undefined {
  const isInitial = (word: string | undefined) => word !== undefined && /^\p{Lu}\.?$/u.test(word);
  const [first = "", ...others] = rest;
  if (!isInitial(first) && others.every(isInitial))
    return { lastName: first, firstName: others[0] ?? "", middleName: others.slice(1).join(" "), sure: true };
  const last = rest.at(-1) ?? "";
  if (isInitial(first) && !isInitial(last) && rest.slice(0, -1).every(isInitial))
    return { firstName: first, middleName: others.slice(0, -1).join(" "), lastName: last, sure: true };
  return undefined;
}

/** "DUPONT Jean", "Jean DE LA TOUR": a run of capitals at one end is the surname, as in French papers. */
function splitByCapitals(rest: readonly string[]): Split | undefined {
  const isCapital = (word: string) => word.length > 1 && /\p{Lu}{2}/u.test(word) && word === word.toUpperCase();
  const count = rest.filter(isCapital).length;
  if (count === 0 || count === rest.length) return undefined;
  const leads = rest.slice(0, count).every(isCapital);
  if (!leads && !rest.slice(-count).every(isCapital)) return undefined;
  const [surname, given] = leads
    ? [rest.slice(0, count), rest.slice(count)]
    : [rest.slice(-count), rest.slice(0, -count)];
  return { lastName: surname.join(" "), firstName: given[0] ?? "", middleName: given.slice(1).join(" "), sure: true };
}

function splitByPatronymic(rest: readonly string[]): Split | undefined {
  const [a = "", b = "", c = "", d = ""] = rest;
  if (rest.length === 4 && isPatronymicWord(d))
    return { lastName: a, firstName: b, middleName: `${c} ${d}`, sure: true };
  if (rest.length === 3 && isPatronymicWord(c)) return { firstName: a, middleName: `${b} ${c}`, sure: false };
  if (rest.length === 3 && isPatronymic(b) && !isSlavicGivenName(c))
    return { firstName: a, middleName: b, lastName: c, sure: !isPatronymic(c) || isSlavicGivenName(a) };
  if (rest.length === 3 && isPatronymic(c)) return { lastName: a, firstName: b, middleName: c, sure: true };
  if (rest.length !== 2 || !isPatronymic(b)) return undefined;
  // Анна Сергеевна is a first name and a patronymic; Роман Абрамович may have a surname.
  if (isWomansPatronymic(b)) return { firstName: a, middleName: b, sure: true };
  return /\p{Script=Cyrillic}/u.test(b)
    ? { firstName: a, middleName: b, sure: false }
    : { firstName: a, lastName: b, sure: false };
}

/** "Ludwig van Beethoven", "José Ortega y Gasset", "María del Carmen Ruiz": from the first small word on it is the surname, but for Spanish given names with one. */
function splitByParticle(rest: readonly string[], language: string | undefined): Split | undefined {
  const given = devoutNameLength(rest);
  const at = rest.findIndex((word, index) => index >= given && index < rest.length - 1 && isParticle(word));
  if (at === -1 && given <= 1) return undefined;
  if (at === 0) return splitLeadingParticle(rest);
  const middle = rest.slice(given, at === -1 ? given : joins(rest[at]) ? at - 1 : at);
  const lastName = rest.slice(given + middle.length).join(" ");
  if (lastName === "") return undefined;
  if (isIberian(language) || given > 1)
    return { firstName: [...rest.slice(0, given), ...middle].join(" "), lastName, sure: middle.length < 2 };
  return { firstName: rest.slice(0, given).join(" "), middleName: middle.join(" "), lastName, sure: middle.length < 2 };
}

/** How many words the given name has when it is one like "María de los Ángeles" or "Abd al-Rahman"; else 1. */
function devoutNameLength(rest: readonly string[]): number {
  const start = fold(rest.slice(0, 4).join(" "));
  const devout =
    /^(?:maria|jose|ana|juan|rosa|luz) (?:de los angeles|de las (?:mercedes|nieves)|de (?:la (?:luz|paz|concepcion|soledad)|jesus|lourdes|fatima)|del (?:carmen|pilar|mar|rosario|rocio|sol|valle|consuelo|socorro))\b/.exec(
      start,
    );
  if (devout !== null) return devout[0].split(" ").length;
  return /^(?:abd|abdel|abdul|abdal)$/.test(fold(rest[0] ?? "")) && rest.length > 2 ? 2 : 1;
}

function splitLeadingParticle(rest: readonly string[]): Split {
  const end = rest.findIndex((word) => !isParticle(word)) + 1;
  const given = rest.slice(end);
  return {
    lastName: rest.slice(0, end).join(" "),
    firstName: given[0] ?? "",
    middleName: given.slice(1).join(" "),
    sure: false,
  };
}

/** "y" joins two surnames, so the word before it belongs to them. */
function joins(word: string | undefined): boolean {
  return word === "y" || word === "e" || word === "i";
}

function isIberian(language: string | undefined): boolean {
  return /^(?:es|pt|gl|ca)(?:-|$)/.test(language ?? "");
}

/** Two surnames at the end, unless the second word is a given name and too few are left. */
function splitIberian(rest: readonly string[]): Split {
  if (rest.length === 2) return { firstName: rest[0] ?? "", lastName: rest[1] ?? "", sure: true };
  const given = rest.length === 3 && isIberianGivenName(rest[1] ?? "") ? 2 : Math.max(1, rest.length - 2);
  return { firstName: rest.slice(0, given).join(" "), lastName: rest.slice(given).join(" "), sure: rest.length < 5 };
}

/** "Ivan Petrov", or "Петров Иван" where the words tell that the surname stands first. */
function splitPair(first: string, second: string): Split {
  const swapped = { lastName: first, firstName: second };
  const straight = { firstName: first, lastName: second };
  if (isSlavicSurname(first) && !isSlavicSurname(second)) return { ...swapped, sure: isSlavicGivenName(second) };
  if (/\p{Script=Cyrillic}/u.test(first)) {
    if (isSlavicGivenName(second) && !isSlavicGivenName(first)) return { ...swapped, sure: true };
    return { ...straight, sure: isSlavicGivenName(first) || !isSlavicSurname(first) };
  }
  return { ...straight, sure: !isSlavicSurname(first) };
}

function splitMany(rest: readonly string[]): Split {
  const [first = "", second = "", third = ""] = rest;
  if (/\p{Script=Cyrillic}/u.test(first) && isSlavicSurname(first) && isSlavicGivenName(second))
    return { lastName: first, firstName: second, middleName: rest.slice(2).join(" "), sure: false };
  // Two surnames in -ez are Spanish even when nobody named the language.
  if (rest.length === 3 && [second, third].every((word) => /.{2}ez$/.test(fold(word))))
    return { firstName: first, lastName: `${second} ${third}`, sure: false };
  return {
    firstName: first,
    middleName: rest.slice(1, -1).join(" "),
    lastName: rest.at(-1) ?? "",
    sure: rest.length === 3 && !/\p{Script=Cyrillic}/u.test(first),
  };
}

/** Without the parts that are empty. */
function named<T extends Record<string, string | boolean | undefined>>(parts: T): Partial<T> {
  const kept: Partial<T> = {};
  for (const key in parts) if (parts[key] !== "" && parts[key] !== undefined) kept[key] = parts[key];
  return kept;
}
