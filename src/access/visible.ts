import { expressionBuilder, sql, type Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { Actor } from "./actor.ts";
import { reachableCompanies, reachableContacts, reachableOpportunities } from "./reachable.ts";
import { reachableEquipment } from "./reach-equipment.ts";
import { reachOf } from "./rights.ts";

/** Those of some contacts that an actor may see, the deleted among them: that they are gone is news too. */
export async function visibleContacts(db: Kysely<Tables>, actor: Actor, ids: readonly string[]): Promise<string[]> {
  const reach = reachableContacts(actor, "see")(expressionBuilder<Tables, "contacts">());
  const found = await sql<{ id: string }>`select id from contacts where id = any(${ids}::uuid[]) and ${reach}`.execute(
    db,
  );
  return found.rows.map(({ id }) => id);
}

export async function visibleCompanies(db: Kysely<Tables>, actor: Actor, ids: readonly string[]): Promise<string[]> {
  const reach = reachableCompanies(actor, "see")(expressionBuilder<Tables, "companies">());
  const found = await sql<{ id: string }>`select id from companies where id = any(${ids}::uuid[]) and ${reach}`.execute(
    db,
  );
  return found.rows.map(({ id }) => id);
}

export async function visibleOpportunities(
  db: Kysely<Tables>,
  actor: Actor,
  ids: readonly string[],
): Promise<string[]> {
  const reach = reachableOpportunities(actor, "see");
  const found = await sql<{ id: string }>`
    select id from opportunities where id = any(${ids}::uuid[]) and ${reach}`.execute(db);
  return found.rows.map(({ id }) => id);
}

export async function visibleEquipment(db: Kysely<Tables>, actor: Actor, ids: readonly string[]): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from equipment where id = any(${ids}::uuid[]) and ${reachableEquipment(actor, "see")}`.execute(db);
  return found.rows.map(({ id }) => id);
}

/** Actors of one key see the same contacts, companies, opportunities, equipment and lists: asked once, answered for all of them. */
export function sightKey(actor: Actor): string {
  const reaches = (["contacts.clients", "contacts.agents", "companies", "opportunities", "equipment"] as const).map(
    (subject) => reachOf(actor, subject, "see"),
  );
  const alike = reaches.every((reach) => reach === "all" || reach === "none");
  return alike ? [actor.kind, ...reaches].join() : actor.id;
}
