import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../../access/actor.ts";
import { reachableContacts } from "../../access/reachable.ts";
import { holds } from "../../access/rights.ts";
import type { Tables } from "../../database/tables.ts";
import type { Tx } from "../../database/transaction.ts";
import type { KindFacts } from "../kind.ts";

export const peopleFacts: KindFacts = {
  subjectKind: "contact",
  mayImport: (actor) => holds(actor, "contacts.clients", "import") || holds(actor, "contacts.agents", "import"),
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
