import { sql, type Expression, type SqlBool } from "kysely";
import type { Hint } from "../database/field.ts";
import { fold, likePattern } from "../values/text.ts";

/**
 * Whoever's name holds a text has its folded form in her search text: the trigrams and beginnings kept there for searching
 * serve the filters too, and an import pays for no further index. Folding takes more people together than lower case does;
 * the filter's own test looks at those whom this finds.
 */
export function nameHint(column?: "first_name" | "last_name"): Hint {
  return (operator, texts) => {
    const folded = texts.map(fold);
    if (folded.includes("")) return undefined;
    const isWhole = operator === "is" || operator === "anyOf";
    if (column && isWhole) return known(sql`${sql.ref(column)} = any(${folded}::text[])`);
    if (column && operator === "startsWith")
      return known(sql`${sql.ref(column)} like any(${folded.map((text) => `${likePattern(text)}%`)}::text[])`);
    return folded.every(hasTrigram) ? inSearchText(folded) : undefined;
  };
}

/**
 * Of an e-mail the search text holds the part before the @ and the domain without its suffix. Only a text with an @ says
 * which of its words those are: "pl" may be a suffix, "@mail.example" asks for the word mail.
 */
export const emailHint: Hint = (operator, [text = ""]) => {
  const at = text.lastIndexOf("@");
  const isInside = operator === "contains" || operator === "endsWith";
  if (!isInside || at < 0 || text.toLowerCase().includes("xn--")) return undefined;
  const domain = text.slice(at + 1);
  const suffix = domain.lastIndexOf(".");
  const words = fold(`${text.slice(0, at)} ${suffix < 0 ? domain : domain.slice(0, suffix)}`);
  return hasTrigram(words) ? inSearchText([words]) : undefined;
};

/** Three letters side by side: less leads to half of everybody. */
function hasTrigram(folded: string): boolean {
  return folded.split(" ").some((word) => [...word].length >= 3);
}

function inSearchText(folded: readonly string[]): Expression<SqlBool> {
  return known(sql`text like any(${folded.map((text) => `%${likePattern(text)}%`)}::text[])`);
}

function known(where: Expression<unknown>): Expression<SqlBool> {
  return sql<SqlBool>`contacts.id in (select contact_id from search_texts where ${where})`;
}
