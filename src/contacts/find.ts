import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Actor } from "../access/actor.ts";
import { sees } from "../access/field-rights.ts";
import { plainly, someRow, type Along, type Condition, type Rows, type Shape } from "../database/condition.ts";
import { phoneSearchForms } from "../values/phone-number.ts";
import type { Tx } from "../database/transaction.ts";
import { likePattern, words } from "../values/text.ts";

/**
 * The conditions under which a contact is found by what somebody typed: every word somewhere in the names, e-mails,
 * phones or companies, in any order; a phone in any format; an e-mail from its beginning.
 * Looks only into what the actor may see, so that nobody can guess a hidden field by searching.
 */
export function foundBy(actor: Actor, text: string, { meant, employers }: Looking = {}): Condition[] {
  const typed = text.trim();
  if (typed === "") return [];
  if (isEmail(typed)) return sees(actor, "emails") ? [byEmail(typed)] : [nobody];
  const phones = isPhone(typed) && sees(actor, "phones") ? phoneSearchForms(typed) : [];
  if (phones.length > 0) return [byPhone(phones)];
  const tokens = tokensOf(typed);
  if (tokens.length === 0) return [nobody];
  if (tokens.every(isShort)) return tokens.map((token) => byNameStart(actor, token));
  const asked = tokens.map((token): Asked => ({
    isShort: isShort(token),
    isVague: [...token].length < 4,
    patterns: patternsOf(token, meant?.get(token) ?? []),
    ofCompany: companyPatternsOf(token),
    employers: employers?.get(token),
  }));
  return [byWords(actor, asked)];
}

/** What was found out beforehand about the words: what else they may be taken for, and whose companies bear them. */
export interface Looking {
  meant?: ReadonlyMap<string, readonly string[]>;
  employers?: Employers;
}

/** For a word the companies that bear it; without an entry they were not asked for, or are too many to tell anything. */
export type Employers = ReadonlyMap<string, readonly string[]>;

const mostEmployers = 5_000;

/**
 * Asks once which companies bear the words, so that the planner knows how many people each has: one of them may have a
 * twentieth of everybody.
 */
export async function findEmployers(tx: Tx, actor: Actor, text: string): Promise<Employers> {
  const isAddress = isEmail(text) || isPhone(text.trim());
  const tokens = isAddress || !sees(actor, "companies") ? [] : tokensOf(text).filter((token) => !isShort(token));
  if (tokens.length === 0) return new Map();
  const { rows } = await sql<{ ids: string[] }>`${sql.join(
    tokens.map(
      (token) => sql`select array(
        select c.id from companies c where c.deleted_at is null and ${holds(sql`c.search_name`, companyPatternsOf(token))} limit ${mostEmployers + 1}
      ) as ids`,
    ),
    sql` union all `,
  )}`.execute(tx);
  return new Map(
    tokens.flatMap((token, at): [string, string[]][] => {
      const ids = rows[at]?.ids ?? [];
      return ids.length > mostEmployers ? [] : [[token, ids]];
    }),
  );
}

/** An address is looked for as a whole, from its beginning or from its @. */
export function isEmail(text: string): boolean {
  return text.includes("@");
}

/** Digits and what people write between them, three digits at least. */
export function isPhone(text: string): boolean {
  return /^[+\d\s().\-/]+$/.test(text) && text.replace(/\D/g, "").length >= 3;
}

const mostWords = 8;

function tokensOf(text: string): string[] {
  return words(text).slice(0, mostWords);
}

const nobody = plainly(sql`false`);

function byEmail(text: string): Condition {
  const pattern = likePattern(text.toLowerCase());
  const start = pattern.startsWith("@") ? `%${pattern}%` : `${pattern}%`;
  return someRow(sql`contacts.id`, {
    from: sql`identities i`,
    of: sql`i.contact_id`,
    where: sql`i.kind = 'email' and i.valid_to is null and i.normalised like ${start}`,
  });
}

function byPhone(forms: readonly string[]): Condition {
  const patterns = forms.map((form) => `%${likePattern(form)}%`);
  return inSearchText(sql`s.text like any(${patterns}::text[])`);
}

/** Less than a trigram: among a million, found by the beginnings of names only. */
function isShort(word: string): boolean {
  return [...word].length < 3;
}

/** One or two letters alone begin a name (prefix indexes). */
function byNameStart(actor: Actor, word: string): Condition {
  const start = `${likePattern(word)}%`;
  const begins = seenNames(actor).map((name) => sql`${name} like ${start}`);
  return begins.length > 0 ? inSearchText(sql`(${sql.join(begins, sql` or `)})`) : nobody;
}

/** Columns of a search text that hold what the actor sees. */
function seenNames(actor: Actor): RawBuilder<unknown>[] {
  return [
    ...(sees(actor, "firstName") ? [sql`s.first_name`] : []),
    ...(sees(actor, "lastName") ? [sql`s.last_name`] : []),
  ];
}

function inSearchText(where: RawBuilder<SqlBool>): Condition {
  return someRow(sql`contacts.id`, { from: sql`search_texts s`, of: sql`s.contact_id`, where });
}

/** A word of three letters and more stands anywhere (trigrams); a shorter one beside it begins a word, such as the second surname. */
function patternsOf(word: string, alternatives: readonly string[]): string[] {
  const pattern = likePattern(word);
  return isShort(word)
    ? [`${pattern}%`, `% ${pattern}%`]
    : [word, ...alternatives].map((one) => `%${likePattern(one)}%`);
}

/** In a company's name three letters begin a word too: inside of one they stand in every thirtieth name. */
function companyPatternsOf(word: string): string[] {
  return [...word].length > 3 ? [`%${likePattern(word)}%`] : [`${likePattern(word)}%`, `% ${likePattern(word)}%`];
}

/** One of the words typed. */
interface Asked {
  /** One or two letters lead to nobody's company: one in seven has a word that begins so. */
  isShort: boolean;
  /** Tells few people apart, in whom it stands anywhere. */
  isVague: boolean;
  patterns: readonly string[];
  ofCompany: readonly string[];
  employers: readonly string[] | undefined;
}

/**
 * Every word in what the person is searched by, or some of them in the name of a company of hers. Companies that bear the
 * same words are a way of their own, so that the planner may begin with the people as well as with the company.
 */
function byWords(actor: Actor, given: readonly Asked[]): Condition {
  const isTooMuch = employersOf(given).length > mostWays;
  const all = isTooMuch ? given.map((word) => ({ ...word, employers: undefined })) : given;
  const text = searchedText(actor);
  const inText = ({ patterns }: Asked) =>
    text ? sql<SqlBool>`${holds(sql`s.text`, patterns)} and ${holds(text, patterns)}` : holds(sql`s.text`, patterns);
  const inTexts: Rows = { from: sql`search_texts s`, of: sql`s.contact_id`, where: both(all.map(inText)) };
  if (!sees(actor, "companies")) return someRow(sql`contacts.id`, inTexts);
  const ways = employersOf(all).map((employer) => {
    const others = all.filter((word) => !employer.words.includes(word));
    const inOthers: Others = {
      inText: others.filter((word) => word.employers).map(inText),
      either: others.filter((word) => !word.employers).map((word) => sql<SqlBool>`(${inText(word)} or ${bears(word)})`),
    };
    const tellApart = employer.areMany && others.some((word) => !word.isVague);
    return (shape: Shape | Along) =>
      shape === "walk" || tellApart ? companiesOfPeople(employer, inOthers) : peopleOfCompanies(employer, inOthers);
  });
  return (shape) => someRow(sql`contacts.id`, inTexts, ...ways.map((way) => way(shape)))(shape);
}

/** What else was typed: words of the person alone, and those that may be the company's as well. */
interface Others {
  inText: readonly RawBuilder<SqlBool>[];
  either: readonly RawBuilder<SqlBool>[];
}

function peopleOfCompanies({ isEmployer }: Employer, { inText, either }: Others): Rows {
  const people = inText.length + either.length > 0 ? sql`join search_texts s on s.contact_id = m.contact_id` : sql``;
  return { from: sql`memberships m ${people}`, of: sql`m.contact_id`, where: both([isEmployer, ...inText, ...either]) };
}

/** Person by person; "is true" keeps the planner from looking every one of many companies up for each of them. */
function companiesOfPeople({ isEmployer }: Employer, { inText, either }: Others): Rows {
  const employed = sql<SqlBool>`(${isEmployer}) is true`;
  if (inText.length + either.length === 0) return { from: sql`memberships m`, of: sql`m.contact_id`, where: employed };
  return {
    from: sql`search_texts s join lateral (
      select from memberships m where m.contact_id = s.contact_id and ${both([employed, ...either])} offset 0) as theirs on true`,
    of: sql`s.contact_id`,
    where: both([...inText, sql<SqlBool>`true`]),
  };
}

interface Employer {
  /** What its name holds of what was typed. */
  words: readonly Asked[];
  /** On `memberships as m`. */
  isEmployer: RawBuilder<SqlBool>;
  areMany: boolean;
}

/** So many companies are looked up for each person found before it is quicker to look each person's companies up. */
const manyCompanies = 20;

/** By the words that they bear, a way each; what falls into more is asked by names. */
const mostWays = 16;

/**
 * Companies that bear some of the words, by which they are. Such a word is found with them, so that only the others have to be
 * in the person; words of companies too many to name are asked for by name.
 */
function employersOf(all: readonly Asked[]): Employer[] {
  const bearing = new Map<string, Asked[]>();
  for (const word of all) for (const id of word.employers ?? []) bearing.set(id, [...(bearing.get(id) ?? []), word]);
  const ways = new Map<string, { words: readonly Asked[]; ids: string[] }>();
  for (const [id, words] of bearing) {
    const key = words.map((word) => all.indexOf(word)).join();
    const way = ways.get(key) ?? { words, ids: [] };
    way.ids.push(id);
    ways.set(key, way);
  }
  const named = [...ways.values()].map(({ words, ids }) => ({
    words,
    isEmployer: sql<SqlBool>`m.company_id = any(${ids}::uuid[])`,
    areMany: ids.length > manyCompanies,
  }));
  const unnamed = all.filter((word) => !word.isShort && !word.employers);
  return [...named, ...unnamed.map((word) => ({ words: [word], isEmployer: bears(word), areMany: false }))];
}

function bears({ ofCompany }: Asked): RawBuilder<SqlBool> {
  return sql<SqlBool>`m.company_id in (select c.id from companies c where c.deleted_at is null and ${holds(sql`c.search_name`, ofCompany)})`;
}

function both(conditions: readonly RawBuilder<SqlBool>[]): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}

function holds(text: RawBuilder<unknown>, patterns: readonly string[]): RawBuilder<SqlBool> {
  return patterns.length === 1
    ? sql<SqlBool>`${text} like ${patterns[0]}`
    : sql<SqlBool>`${text} like any(${patterns}::text[])`;
}

/** What is looked into where the actor does not see all that is searched: the names that he sees. */
function searchedText(actor: Actor): RawBuilder<unknown> | undefined {
  if (searched.every((field) => sees(actor, field))) return undefined;
  const names = seenNames(actor);
  return names.length > 0 ? sql`(${sql.join(names, sql` || ' ' || `)})` : sql`''`;
}

const searched = ["firstName", "lastName", "middleName", "nickname", "emails", "phones", "identities"];
