import { expressionBuilder, sql, type RawBuilder, type SqlBool } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { Actor } from "./actor.ts";
import { reachableCompanies, reachableContacts } from "./reachable.ts";

/** The WHERE of the live contacts an actor sees. */
export function seenContacts(actor: Actor): RawBuilder<SqlBool> {
  return sql<SqlBool>`(contacts.live and ${reachableContacts(actor, "see")(expressionBuilder<Tables, "contacts">())})`;
}

/** The WHERE of the companies an actor sees that are not in the trash. */
export function seenCompanies(actor: Actor): RawBuilder<SqlBool> {
  const reach = reachableCompanies(actor, "see")(expressionBuilder<Tables, "companies">());
  return sql<SqlBool>`(companies.deleted_at is null and ${reach})`;
}
