import { expressionBuilder, sql, type RawBuilder } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Action } from "../access/grants.ts";
import { reachableCompanies, reachableContacts, reachableOpportunities } from "../access/reachable.ts";
import { reachableEquipment } from "../access/reach-equipment.ts";
import type { Tables } from "../database/tables.ts";
import type { FollowedKind } from "../database/tables/follows.ts";
import type { FollowPath } from "./api.ts";

type Sql = RawBuilder<unknown>;

/** A kind of record that can be followed. */
export interface Followed {
  kind: FollowedKind;
  path: FollowPath;
  name: (id: Sql) => RawBuilder<string>;
  /** The WHERE of the record that is there (`is_live`) or in the trash, and within reach of an action. */
  reached: (actor: Actor, action: Action, id: Sql, isLive: Sql) => RawBuilder<boolean>;
}

export const followed: readonly Followed[] = [
  {
    kind: "contact",
    path: "contacts",
    name: (id) => sql<string>`(
      select coalesce(nullif(trim(first_name || ' ' || last_name), ''), nickname) from contacts where contacts.id = ${id})`,
    reached: (actor, action, id, isLive) => sql<boolean>`exists (
      select from contacts where contacts.id = ${id} and contacts.merged_into_id is null and (contacts.deleted_at is null) = ${isLive}
        and ${reachableContacts(actor, action)(expressionBuilder<Tables, "contacts">())})`,
  },
  {
    kind: "company",
    path: "companies",
    name: (id) => sql<string>`(select name from companies where companies.id = ${id})`,
    reached: (actor, action, id, isLive) => sql<boolean>`exists (
      select from companies where companies.id = ${id} and (companies.deleted_at is null) = ${isLive}
        and ${reachableCompanies(actor, action)(expressionBuilder<Tables, "companies">())})`,
  },
  {
    kind: "opportunity",
    path: "opportunities",
    name: (id) => sql<string>`(select name from opportunities where opportunities.id = ${id})`,
    reached: (actor, action, id, isLive) => sql<boolean>`exists (
      select from opportunities where opportunities.id = ${id} and (opportunities.deleted_at is null) = ${isLive}
        and ${reachableOpportunities(actor, action)})`,
  },
  {
    kind: "equipment",
    path: "equipment",
    name: (id) => sql<string>`(select name from equipment where equipment.id = ${id})`,
    reached: (actor, action, id, isLive) => sql<boolean>`exists (
      select from equipment where equipment.id = ${id} and (equipment.deleted_at is null) = ${isLive}
        and ${reachableEquipment(actor, action)})`,
  },
];

interface Row {
  kind: Sql;
  id: Sql;
}

/** Whether somebody sees a record that is there; of what is in the trash, as of the journal, who could take it out is told. */
export function seesFollowed(actor: Actor, { kind, id }: Row): RawBuilder<boolean> {
  const ways = followed.map(
    (one) => sql`${kind} = ${one.kind} and (${one.reached(actor, "see", id, sql`true`)}
      or ${one.reached(actor, "delete", id, sql`false`)})`,
  );
  return sql<boolean>`(${sql.join(ways, sql` or `)})`;
}

/** Something of each kind, by the kind of a row. */
export function byKind(kind: Sql, of: (one: Followed) => Sql): Sql {
  const ways = followed.map((one) => sql`when ${one.kind} then ${of(one)}`);
  return sql`case ${kind} ${sql.join(ways, sql` `)} end`;
}
