import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../../access/actor.ts";
import { fieldRight, sees } from "../../access/field-rights.ts";
import { reachableContacts } from "../../access/reachable.ts";
import { contactFields } from "../../contacts/fields.ts";
import type { Tables } from "../../database/tables.ts";
import type { Tx } from "../../database/transaction.ts";
import type { KindFacts } from "../kind.ts";
import { templateCsv } from "./template.ts";
import { personVocabulary } from "./vocabulary.ts";

export const peopleFacts: KindFacts = {
  vocabulary: personVocabulary,
  fields: contactFields,
  own: (actor) => actor.own.contacts,
  sees,
  mayFill: (actor, field) => fieldRight(actor, field) === "editable",
  match: ["id", "externalId", "email", "phone", "nameCompany"],
  template: templateCsv,
  subjectKind: "contact",
  findSeen,
  tables: [
    "contacts",
    "identities",
    "search_texts",
    "addresses",
    "memberships",
    "companies",
    "contact_tags",
    "contact_group_members",
  ],
};

async function findSeen(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
): Promise<Map<string, { id: string; name: string }>> {
  if (ids.length === 0) return new Map();
  const eb = expressionBuilder<Tables, "contacts">();
  const found = await sql<{ id: string; name: string }>`
    select contacts.id, trim(first_name || ' ' || last_name) as name from contacts
    where contacts.id = any(${ids}::uuid[]) and ${reachableContacts(actor, "see")(eb)}`.execute(tx);
  return new Map(found.rows.map((one) => [one.id, one]));
}
