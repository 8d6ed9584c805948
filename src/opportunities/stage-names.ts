import { sql, type RawBuilder } from "kysely";
import { words } from "../words/words.ts";

/** What the migrations have made: their words are `opportunities:standing.<key>`. */
const standing = ["sales", "new", "qualified", "proposal", "negotiation", "won", "lost"] as const;

/** The name of a pipeline or stage as somebody reads it, in SQL: of a standing one that nobody has renamed in the reader's language. */
export function shownName(language: string, of: "p" | "s"): RawBuilder<string> {
  const say = words(language);
  const names = Object.fromEntries(standing.map((key) => [key, say(`opportunities:standing.${key}`)]));
  return sql<string>`coalesce(${JSON.stringify(names)}::jsonb ->> ${sql.ref(`${of}.standing`)}, ${sql.ref(`${of}.name`)})`;
}

/** What is kept of a written name: leaving a standing one as it was read is no renaming, in whatever language. */
export function keptName(
  written: string,
  before: { name: string; standing: string | null } | undefined,
  language: string,
): { name: string; standing: string | null } {
  if (!before) return { name: written, standing: null };
  const { standing: key } = before;
  const shown = key === null ? before.name : words(language)(`opportunities:standing.${key}`);
  return written === shown ? before : { name: written, standing: null };
}
