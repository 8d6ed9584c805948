import { phoneSearchForms } from "../../../src/values/phone-number.ts";
import { fold, likePattern } from "../../../src/values/text.ts";
import type { Kind, Query } from "./queries.ts";

const capped = 5_000;

/**
 * The search of speed.md written by hand: the trigram index behind a materialised, capped match, sorted afterwards. One and
 * two letters begin a name; three begin a word; an e-mail is looked up, a phone by its digits.
 */
export function bareSearch(kind: Kind, { text }: Query): { text: string; values: unknown[] } {
  if (kind === "e-mail") return page(mails("normalised = $1"), [text.toLowerCase()]);
  if (kind === "phone" || kind === "end of a phone") {
    const forms = phoneSearchForms(text).map((form) => `%${form}%`);
    return page(texts("text like any($1::text[])"), [forms]);
  }
  const words = fold(text).split(" ").map(likePattern);
  if (words.length === 1 && [...(words[0] ?? "")].length <= 2) {
    const begins = `first_name like $1 or last_name like $1`;
    return page(texts(begins), [`${words[0]}%`]);
  }
  if (words.length === 1 && [...(words[0] ?? "")].length === 3) {
    return page(texts("(text like $1 or text like $2)"), [`${words[0]}%`, `% ${words[0]}%`]);
  }
  if (kind === "company and name") {
    const [company = "", ...rest] = words;
    const members = `select m.contact_id from memberships m join companies k on k.id = m.company_id where k.deleted_at is null and k.search_name like $1`;
    const own = rest.map((_, at) => `text like $${at + 2}`).join(" and ");
    return page(`${texts(own)} and (text like $1 or contact_id in (${members}))`, [
      `%${company}%`,
      ...rest.map((word) => `%${word}%`),
    ]);
  }
  return page(
    texts(words.map((_, at) => `text like $${at + 1}`).join(" and ")),
    words.map((word) => `%${word}%`),
  );
}

const texts = (where: string) => `select contact_id from search_texts where ${where}`;
const mails = (where: string) =>
  `select contact_id from identities where kind = 'email' and valid_to is null and ${where}`;

function page(matched: string, values: unknown[]): { text: string; values: unknown[] } {
  return {
    text: `with matched as materialized (${matched} limit ${capped})
      select c.id, c.first_name, c.last_name, c.nickname, c.job_title, c.status from matched join contacts c on c.id = matched.contact_id
      where c.live order by c.last_name, c.first_name, c.id limit 20`,
    values,
  };
}
