import { acquaint } from "../mapping/dialects/acquaint.ts";
import { vocabularyOf } from "../mapping/header-meaning.ts";
import { companyColumns } from "./columns.ts";

/** Names that no other program uses in just this spelling. */
const signs: ReadonlySet<string> = new Set([
  "Parent company id",
  "Minutes per month",
  "Email 1",
  "Phone 1",
  "Email 1 label",
]);

/** How files tell of companies. */
export const companyVocabulary = vocabularyOf(companyColumns, {
  on: "companies",
  own: "companies",
  either: false,
  dialects: (meaningOf) => [acquaint(companyColumns, meaningOf, signs)],
});
