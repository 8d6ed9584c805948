import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableCompanies } from "../access/reachable.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import { likePattern } from "../values/text.ts";
import type { NamedCompany } from "./by-name.ts";
import { wordsWithoutForm } from "./legal-forms.ts";

/** So many share letters with a typed name before each is compared with it. */
const looked = 60;
const offered = 5;

/**
 * Companies that a typed name may mean, the nearest first: the same words without legal forms, in any order, or all but a
 * letter or two of them. Only what the actor may see is met. Trigrams find the candidates, letters decide.
 */
export async function findNear(tx: Tx, actor: Actor, name: string): Promise<NamedCompany[]> {
  const typed = wordsWithoutForm(name);
  const key = typed.join(" ");
  if (key.length < 2) return [];
  const reach = reachableCompanies(actor, "see")(expressionBuilder<Tables, "companies">());
  await sql`select set_config('pg_trgm.word_similarity_threshold', '0.35', true)`.execute(tx);
  const candidates = await sql<NamedCompany>`
    select id, name from companies
    where deleted_at is null and (${key} <% search_name or search_name like ${`${likePattern(key)}%`}) and ${reach}
    order by word_similarity(${key}, search_name) desc, length(search_name), id limit ${looked}`.execute(tx);
  return candidates.rows
    .map((company) => ({ company, distance: distanceOf(typed, wordsWithoutForm(company.name)) }))
    .filter(({ distance }) => distance <= allowedFor(key))
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, offered)
    .map(({ company }) => company);
}

/** Letters that may differ: none in the shortest names, of which every other one would be near. */
function allowedFor(key: string): number {
  if (key.length < 4) return 0;
  return key.length < 7 ? 1 : 2;
}

/** Errors between two names, whatever the order of their words and whether they are written apart. */
function distanceOf(one: readonly string[], other: readonly string[]): number {
  return Math.min(
    errorsBetween(one.join(""), other.join("")),
    errorsBetween(one.toSorted().join(""), other.toSorted().join("")),
  );
}

/** Letters to add, take away or change, two neighbours exchanged being one error (Damerau, Levenshtein). */
function errorsBetween(one: string, other: string): number {
  const [a, b] = [[...one], [...other]];
  if (Math.abs(a.length - b.length) > 2) return 3;
  let before: number[] = [];
  let last = b.map((_, at) => at).concat(b.length);
  for (const [row, letter] of a.entries()) {
    const next = [row + 1];
    for (const [column, against] of b.entries()) {
      const same = letter === against ? 0 : 1;
      const exchanged = letter === b[column - 1] && a[row - 1] === against ? (before[column - 1] ?? 9) + 1 : 9;
      next.push(Math.min(exchanged, (last[column] ?? 9) + same, (last[column + 1] ?? 9) + 1, (next[column] ?? 9) + 1));
    }
    [before, last] = [last, next];
  }
  return last[b.length] ?? 9;
}
