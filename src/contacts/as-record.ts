import { expressionBuilder, sql } from "kysely";
import { contactsWithin, reachableContacts } from "../access/reachable.ts";
import type { RecordKind } from "../access/record-kind.ts";
import type { Tables } from "../database/tables.ts";

/** Contacts as what notes and files hang on. */
export const contactRecord: RecordKind = {
  kind: "contact",
  path: "contacts",
  sight: (actor, reach, id) => sql<boolean>`exists (
    select from contacts where contacts.id = ${id} and contacts.live
      and ${reachableContacts(actor, "see")(expressionBuilder<Tables, "contacts">())}
      and ${contactsWithin(actor, reach)("match")})`,
  name: (id) => sql<string>`(
    select coalesce(nullif(trim(first_name || ' ' || last_name), ''), nickname) from contacts where contacts.id = ${id})`,
};
