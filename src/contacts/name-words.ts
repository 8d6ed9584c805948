import { sql } from "kysely";
import type { Tx } from "../database/transaction.ts";
import { latinForm } from "../values/latin-form.ts";
import { nicknames } from "../values/nicknames.ts";
import { isOneErrorApart, neighbourKeys } from "../values/one-error.ts";

/** Makes the words of names known that are not yet, so that a mistyped one is found. Folded words; any number, two statements. */
export async function keepNameWords(tx: Tx, words: Iterable<string>): Promise<void> {
  const asked = [...new Set(words)].filter((word) => word.length > 1 && word.length <= longest && !/\d/.test(word));
  if (asked.length === 0) return;
  const unknown = await sql<{ word: string }>`
    select word from unnest(${asked}::text[]) as asked (word)
    where not exists (select from name_words known where known.word = asked.word)`.execute(tx);
  // In one order always, so that two who bring the same words never wait for each other in a circle.
  const rows = unknown.rows
    .map(({ word }) => word)
    .toSorted()
    .map((word) => ({ word, latin: latinForm(word), keys: keysOf(word) }));
  if (rows.length === 0) return;
  await sql`
    insert into name_words (word, latin, keys)
    select word, latin, keys from jsonb_populate_recordset(null::name_words, ${JSON.stringify(rows)}::jsonb)
    on conflict do nothing`.execute(tx);
}

const longest = 40;
/** Of each typed word, at each distance; a common beginning has hundreds of neighbours, which say nothing. */
const mostMeant = 24;

export interface MeantWord {
  word: string;
  /** `otherSpelling`, 2 for one error, 3 for another name of the same people. */
  distance: number;
}

/** The same word in another alphabet, or by another rule of writing it. */
export const otherSpelling = 1;
const oneError = 2;
const otherName = 3;

/**
 * What somebody may have meant who typed these words: for each the known words one error away (a letter more, less, other,
 * two exchanged), in another alphabet or spelling, or in use for one another (Kate, Katerina). The nearest first.
 */
export async function findMeantWords(tx: Tx, typed: readonly string[]): Promise<Map<string, MeantWord[]>> {
  const asked = typed
    .filter((word) => word.length <= longest && !/\d/.test(word))
    .flatMap((word) => [...keysOf(word), ...nicknames(word).words].map((key) => ({ word, key })));
  if (asked.length === 0) return new Map();
  const found = await sql<{ typed: string; word: string; latin: string }>`
    select asked.word as typed, known.word, known.latin
    from (select word, array_agg(key) as keys from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a (word text, key text) group by word) as asked
    cross join lateral (select word, latin from name_words where keys && asked.keys limit 2000) as known`.execute(tx);
  const meant = new Map<string, MeantWord[]>();
  for (const word of typed) {
    const near = found.rows
      .filter((row) => row.typed === word && row.word !== word)
      .flatMap((row) => meantBy(word, row))
      .concat(nicknames(word).phrases.map((phrase) => ({ word: phrase, distance: otherName })));
    if (near.length > 0) meant.set(word, fewOfEach(near));
  }
  return meant;
}

function fewOfEach(near: readonly MeantWord[]): MeantWord[] {
  return [otherSpelling, oneError, otherName].flatMap((distance) =>
    near.filter((one) => one.distance === distance).slice(0, mostMeant),
  );
}

function meantBy(typed: string, { word, latin }: { word: string; latin: string }): MeantWord[] {
  const form = latinForm(typed);
  if (form === latin) return [{ word, distance: otherSpelling }];
  if (isOneErrorApart(typed, word) || isOneErrorApart(form, latin)) return [{ word, distance: oneError }];
  return nicknames(typed).words.includes(latin) ? [{ word, distance: otherName }] : [];
}

/** As it is written and in its Latin form, which one letter may change more than itself: "sz" is one sound there. */
function keysOf(word: string): string[] {
  return [...new Set([...neighbourKeys(word), ...neighbourKeys(latinForm(word))])];
}
