import { sql, type Expression, type RawBuilder, type SqlBool } from "kysely";
import { someRow, type Condition } from "../database/condition.ts";
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
    if (column && isWhole) return known(sql<SqlBool>`${sql.ref(column)} = any(${folded}::text[])`);
    if (column && operator === "startsWith")
      return known(
        anyLike(
          sql.ref(column),
          folded.map((text) => `${likePattern(text)}%`),
        ),
      );
    return folded.every(hasTrigram) ? inSearchText(folded) : undefined;
  };
}

/**
 * Of an e-mail the search text holds the part before the @ and the domain without its suffix. What stands before a dot or
 * beside the @ is no suffix: "@mail" and "mail.example" ask for the word mail, "mail" alone may be one. Machine forms of
 * foreign domains (xn--) are not searched.
 */
export const emailHint: Hint = (operator, [text = ""]) => {
  if ((operator !== "contains" && operator !== "endsWith") || text.toLowerCase().includes("xn--")) return undefined;
  const at = text.lastIndexOf("@");
  const suffix = text.indexOf(".", at) < 0 && at >= 0 ? text.length : text.lastIndexOf(".");
  const words = fold(text.slice(0, Math.max(0, suffix)));
  return hasTrigram(words) ? inSearchText([words]) : undefined;
};

/** Three letters side by side: less leads to half of everybody. */
function hasTrigram(folded: string): boolean {
  return folded.split(" ").some((word) => [...word].length >= 3);
}

function inSearchText(folded: readonly string[]): Condition {
  return known(
    anyLike(
      sql`text`,
      folded.map((text) => `%${likePattern(text)}%`),
    ),
  );
}

/** Said one by one: the beginnings of an array of patterns are not looked for in an index. */
function anyLike(column: RawBuilder<unknown>, patterns: readonly string[]): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${sql.join(
    patterns.map((pattern) => sql`${column} like ${pattern}`),
    sql` or `,
  )})`;
}

function known(where: Expression<SqlBool>): Condition {
  return someRow(sql`contacts.id`, { from: sql`search_texts`, of: sql`contact_id`, where });
}
