import { sql, type Expression, type SqlBool } from "kysely";
import { fold, likePattern } from "../values/text.ts";

/** The conditions under which one is found: the beginning of an article or a serial number (each by its index), or of the name; longer words stand anywhere (trigrams). */
export function foundBy(text: string): Expression<SqlBool>[] {
  const { key, named } = keysOf(text);
  if (key === "") return text.trim() === "" ? [] : [sql<SqlBool>`false`];
  const numbered = sql`equipment.article_key like ${startingWith(key)} or equipment.serial_key like ${startingWith(key)}`;
  const words = named.split(" ").filter(Boolean).slice(0, 8);
  if (words.length === 0) return [sql<SqlBool>`(${numbered})`];
  if (!words.some((word) => [...word].length > 2))
    return [sql<SqlBool>`(${numbered} or equipment.name >= ${key} and equipment.name < ${`${key}\uffff`})`];
  const anywhere = words.map((word) => sql`equipment.search_text like ${`%${likePattern(word)}%`}`);
  return [sql<SqlBool>`(${numbered} or (${sql.join(anywhere, sql` and `)}))`];
}

/** As numbers are compared, and as words are. */
export function keysOf(text: string): { key: string; named: string } {
  return { key: text.normalize("NFC").trim().toLowerCase(), named: fold(text) };
}

export function startingWith(key: string): string {
  return `${likePattern(key)}%`;
}
