import type { Actor } from "../access/actor.ts";
import { findMeantWords, otherSpelling, type MeantWord } from "../contacts/name-words.ts";
import type { Tx } from "../database/transaction.ts";
import { findAnywhere } from "./anywhere.ts";
import type { Hit } from "./hit.ts";
import { anything, beginning, findCalled, leading, type Called, type NameRange } from "./name-ranges.ts";
import { partings } from "./partings.ts";

/** What typed words may have been meant to be. */
interface Reading {
  text: string;
  distance: number;
  /** How many of the words are others, and not only spelt otherwise. */
  errors: number;
}

/** Where people are who are called so. */
interface Meaning extends Omit<Reading, "text"> {
  range: NameRange;
}

/** Each is one look into an index. */
const mostMeanings = 160;
/** Of words together: each has some seventy neighbours, and four words would have thirty million readings. */
const mostReadings = 75;

/**
 * The people who are called nearly as was typed: one error in a word, another alphabet, another form of a name. The nearest
 * names first, and of equally near ones each in turn, so that no common name keeps the others from the page. Errors in more
 * than one word are thought of only where there is nobody with one.
 */
export async function findCalledNearlySo(
  tx: Tx,
  actor: Actor,
  typed: readonly string[],
  limit: number,
): Promise<Hit[]> {
  const meant = await findMeantWords(tx, typed);
  if (meant.size === 0) return [];
  const meanings = meaningsOf(typed, meant);
  for (const isWanted of [hasOneError, hasMoreErrors]) {
    const wanted = meanings.filter(isWanted).slice(0, mostMeanings);
    const ranges = wanted.map(({ range }) => range);
    const found = await findCalled(tx, actor, ranges, limit);
    if (found.length > 0)
      return inTurn(found, (place) => wanted[place]?.distance ?? 0)
        .slice(0, limit)
        .map((called) => ({ ...called, rank: 3 }));
  }
  return [];
}

/** Those in whom words that are nearly so stand elsewhere than at the beginning of first and last name. */
export async function findNearlySoElsewhere(
  tx: Tx,
  actor: Actor,
  typed: readonly string[],
  limit: number,
): Promise<Hit[]> {
  const meant = await findMeantWords(tx, typed);
  if (meant.size === 0) return [];
  const others = new Map([...meant].map(([word, near]) => [word, near.map((one) => one.word)]));
  const found = await findAnywhere(tx, actor, { text: typed.join(" "), meant: others }, limit);
  return found.map((hit) => ({ ...hit, rank: 3 }));
}

const hasOneError = ({ errors }: Meaning) => errors <= 1;
const hasMoreErrors = ({ errors }: Meaning) => errors > 1;

function meaningsOf(typed: readonly string[], meant: Meant): Meaning[] {
  const meanings = typed.length === 1 ? ofOneName(typed, meant) : ofTwoNames(typed, meant);
  return meanings.filter(({ distance }) => distance > 0).toSorted((a, b) => a.distance - b.distance);
}

type Meant = ReadonlyMap<string, readonly MeantWord[]>;

function ofOneName(typed: readonly string[], meant: Meant): Meaning[] {
  return readingsOf(typed, meant).flatMap(({ text, ...far }) => [
    { range: { first: anything, last: leading(text) }, ...far },
    { range: { first: leading(text), last: undefined }, ...far },
  ]);
}

function ofTwoNames(typed: readonly string[], meant: Meant): Meaning[] {
  const unfinished = typed.at(-1);
  const spanOf = ({ text }: Reading) =>
    text.endsWith(unfinished ?? " ") && text.length > 2 ? beginning(text) : leading(text);
  return partings(typed).flatMap(([first, last]) =>
    readingsOf(first, meant).flatMap((one) =>
      readingsOf(last, meant).map((other) => ({
        range: { first: spanOf(one), last: spanOf(other) },
        distance: one.distance + other.distance,
        errors: one.errors + other.errors,
      })),
    ),
  );
}

/** The words as they are, and with each of them in all that it may mean; the nearest, so many at most. */
function readingsOf(typed: readonly string[], meant: Meant): Reading[] {
  return typed.reduce<Reading[]>(
    (readings, word) =>
      readings
        .flatMap(({ text, distance, errors }) =>
          [{ word, distance: 0 }, ...(meant.get(word) ?? [])].map((one) => ({
            text: text === "" ? one.word : `${text} ${one.word}`,
            distance: distance + one.distance,
            errors: errors + (one.distance > otherSpelling ? 1 : 0),
          })),
        )
        .toSorted((a, b) => a.distance - b.distance)
        .slice(0, mostReadings),
    [{ text: "", distance: 0, errors: 0 }],
  );
}

/** The first of every range, then the second of every range, the nearest ranges before all. */
function inTurn(found: readonly Called[], distanceOf: (place: number) => number): Called[] {
  const taken = new Map<number, number>();
  return found
    .map((called) => {
      const turn = taken.get(called.place) ?? 0;
      taken.set(called.place, turn + 1);
      return { called, turn, distance: distanceOf(called.place) };
    })
    .toSorted((a, b) => a.distance - b.distance || a.turn - b.turn)
    .map(({ called }) => called);
}
