import { acquaint } from "../mapping/dialects/acquaint.ts";
import { googleContacts } from "../mapping/dialects/google-contacts.ts";
import { hubspot } from "../mapping/dialects/hubspot.ts";
import { orocrm } from "../mapping/dialects/orocrm.ts";
import { outlook } from "../mapping/dialects/outlook.ts";
import { vocabularyOf } from "../mapping/header-meaning.ts";
import { personColumns } from "./columns.ts";

/** Names that no other program uses in just this spelling. */
const signs: ReadonlySet<string> = new Set([
  "External id",
  "Email 1",
  "Phone 1",
  "Email 1 label",
  "Identity 1 kind",
  "Access group",
  "Company 1",
]);

/** How files tell of contacts. A further dialect is a file in mapping/dialects/ and its place below. */
export const personVocabulary = vocabularyOf(personColumns, {
  on: "contacts",
  either: true,
  // Our own departments are our agents'; in another program's file a department is the company's.
  instead: { departments: "companyDepartment" },
  dialects: (meaningOf) => [acquaint(personColumns, meaningOf, signs), orocrm, googleContacts, outlook, hubspot],
});
