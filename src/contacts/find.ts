import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Actor } from "../access/actor.ts";
import { sees } from "../access/field-rights.ts";
import { plainly, someRow, type Condition, type Rows } from "../database/condition.ts";
import { phoneSearchForms } from "../values/phone-number.ts";
import { likePattern, words } from "../values/text.ts";

/**
 * The conditions under which a contact is found by what somebody typed: every word somewhere in the names, e-mails,
 * phones or companies, in any order; a phone in any format; an e-mail from its beginning.
 * Looks only into what the actor may see, so that nobody can guess a hidden field by searching.
 */
export function foundBy(actor: Actor, text: string, looking: Looking = new Map()): Condition[] {
  const typed = text.trim();
  if (typed === "") return [];
  if (looking === "atNameStarts") return words(typed).map(byNameStart);
  if (typed.includes("@")) return sees(actor, "emails") ? [byEmail(typed)] : [nobody];
  const phones = isPhone(typed) && sees(actor, "phones") ? phoneSearchForms(typed) : [];
  if (phones.length > 0) return [byPhone(phones)];
  const tokens = words(typed).slice(0, 8);
  if (tokens.length === 0) return [nobody];
  if (tokens.every(isShort)) return tokens.map(byNameStart);
  return [
    byWords(
      actor,
      tokens.map((token) => patternsOf(token, looking.get(token) ?? [])),
    ),
  ];
}

/** How to look: at the beginnings of first and last names only, or everywhere; then with words to be taken for a typed one too (`findMeantWords`). */
export type Looking = "atNameStarts" | ReadonlyMap<string, readonly string[]>;

const nobody = plainly(sql`false`);

/** Digits and what people write between them, three digits at least. */
function isPhone(text: string): boolean {
  return /^[+\d\s().\-/]+$/.test(text) && text.replace(/\D/g, "").length >= 3;
}

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
function byNameStart(word: string): Condition {
  const start = `${likePattern(word)}%`;
  return inSearchText(sql`(s.first_name like ${start} or s.last_name like ${start})`);
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

/** Every word in what the person is searched by, or, for some of them, in the name of a company of hers: each way asks its index once. */
function byWords(actor: Actor, all: readonly (readonly string[])[]): Condition {
  const text = searchedText(actor);
  const inText = sql<SqlBool>`${sql.join(
    all.map((patterns) => sql`${holds(sql`s.text`, patterns)} and ${text ? holds(text, patterns) : sql`true`}`),
    sql` and `,
  )}`;
  if (!sees(actor, "companies")) return inSearchText(inText);
  const byCompany = all.map((patterns): Rows => {
    const others = all.filter((other) => other !== patterns);
    return {
      from: sql`companies c join memberships m on m.company_id = c.id
        ${others.length > 0 ? sql`join search_texts s on s.contact_id = m.contact_id` : sql``}`,
      of: sql`m.contact_id`,
      where: sql`c.deleted_at is null and ${sql.join(
        [
          holds(sql`c.search_name`, patterns),
          ...others.map((other) => sql`(${holds(text ?? sql`s.text`, other)} or ${holds(sql`c.search_name`, other)})`),
        ],
        sql` and `,
      )}`,
    };
  });
  return someRow(sql`contacts.id`, { from: sql`search_texts s`, of: sql`s.contact_id`, where: inText }, ...byCompany);
}

function holds(text: RawBuilder<unknown>, patterns: readonly string[]): RawBuilder<SqlBool> {
  return patterns.length === 1
    ? sql<SqlBool>`${text} like ${patterns[0]}`
    : sql<SqlBool>`${text} like any(${patterns}::text[])`;
}

/** What is looked into where the actor does not see all that is searched: the names alone. */
function searchedText(actor: Actor): RawBuilder<unknown> | undefined {
  return searched.every((field) => sees(actor, field)) ? undefined : sql`(s.first_name || ' ' || s.last_name)`;
}

const searched = ["firstName", "lastName", "middleName", "nickname", "emails", "phones", "identities"];
