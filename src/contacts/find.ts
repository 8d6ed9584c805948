import { sql, type Expression, type RawBuilder, type SqlBool } from "kysely";
import type { Actor } from "../access/actor.ts";
import { sees } from "../access/field-rights.ts";
import { phoneSearchForms } from "../values/phone-number.ts";
import { likePattern, words } from "../values/text.ts";

type Condition = Expression<SqlBool>;

/**
 * The conditions under which a contact is found by what somebody typed: every word somewhere in the names, e-mails,
 * phones or companies, in any order; a phone in any format; an e-mail from its beginning.
 * `meant` are words to be taken for a typed one too (`findMeantWords`).
 * Looks only into what the actor may see, so that nobody can guess a hidden field by searching.
 */
export function foundBy(actor: Actor, text: string, meant: Meant = new Map()): Condition[] {
  const typed = text.trim();
  if (typed === "") return [];
  if (typed.includes("@")) return sees(actor, "emails") ? [byEmail(typed)] : [nobody];
  const phones = isPhone(typed) && sees(actor, "phones") ? phoneSearchForms(typed) : [];
  if (phones.length > 0) return [byPhone(phones)];
  const tokens = words(typed);
  if (tokens.length === 0) return [nobody];
  const [short, long] = [tokens.filter(isShort), tokens.filter((token) => !isShort(token))];
  return [
    ...long.map((token) => byWord(actor, [token, ...(meant.get(token) ?? [])])),
    ...short.map((token) => (long.length > 0 ? byWordStart(actor, token) : byNameStart(token))),
  ].slice(0, 8);
}

/** By the typed word, folded. */
export type Meant = ReadonlyMap<string, readonly string[]>;

const nobody = sql<SqlBool>`false`;

/** Digits and what people write between them, three digits at least. */
function isPhone(text: string): boolean {
  return /^[+\d\s().\-/]+$/.test(text) && text.replace(/\D/g, "").length >= 3;
}

function byEmail(text: string): Condition {
  const pattern = likePattern(text.toLowerCase());
  const start = pattern.startsWith("@") ? `%${pattern}%` : `${pattern}%`;
  return sql<SqlBool>`contacts.id in (select contact_id from identities where kind = 'email' and valid_to is null and normalised like ${start})`;
}

function byPhone(forms: readonly string[]): Condition {
  const patterns = forms.map((form) => `%${likePattern(form)}%`);
  return sql<SqlBool>`contacts.id in (select contact_id from search_texts where text like any(${patterns}::text[]))`;
}

/** Less than a trigram: among a million, found by the beginnings of names only. */
function isShort(word: string): boolean {
  return [...word].length < 3;
}

/** One or two letters alone begin a name (prefix indexes). */
function byNameStart(word: string): Condition {
  const start = `${likePattern(word)}%`;
  return sql<SqlBool>`contacts.id in (select contact_id from search_texts where first_name like ${start} or last_name like ${start})`;
}

/** One or two letters beside a longer word begin any word, such as the second surname. */
function byWordStart(actor: Actor, word: string): Condition {
  const pattern = likePattern(word);
  const starts = [`${pattern}%`, `% ${pattern}%`];
  const where = seesWhatIsSearched(actor)
    ? sql`text like any(${starts}::text[])`
    : sql`first_name || ' ' || last_name like any(${starts}::text[])`;
  return sql<SqlBool>`contacts.id in (select contact_id from search_texts where ${where})`;
}

/** Three letters and more stand anywhere (trigrams), or in the name of a company; one of the words is enough. */
function byWord(actor: Actor, alternatives: readonly string[]): Condition {
  const inside = alternatives.map((word) => `%${likePattern(word)}%`);
  const holds = (text: RawBuilder<unknown>) =>
    inside.length === 1 ? sql`${text} like ${inside[0]}` : sql`${text} like any(${inside}::text[])`;
  const companies = sees(actor, "companies")
    ? sql`union all select m.contact_id from memberships m join companies c on c.id = m.company_id where c.deleted_at is null and ${holds(sql`c.search_name`)}`
    : sql``;
  const names = seesWhatIsSearched(actor) ? sql`` : sql`and (${holds(sql`first_name`)} or ${holds(sql`last_name`)})`;
  return sql<SqlBool>`contacts.id in (select contact_id from search_texts where ${holds(sql`text`)} ${names} ${companies})`;
}

const searched = ["firstName", "lastName", "middleName", "nickname", "emails", "phones", "identities"];

function seesWhatIsSearched(actor: Actor): boolean {
  return searched.every((field) => sees(actor, field));
}
