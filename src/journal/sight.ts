import { expressionBuilder, sql, type RawBuilder } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Subject } from "../access/grants.ts";
import {
  companiesWithin,
  contactsWithin,
  opportunitiesWithin,
  reachableCompanies,
  reachableContacts,
  reachableOpportunities,
} from "../access/reachable.ts";
import { equipmentWithin, reachableEquipment } from "../access/reach-equipment.ts";
import { holds, reachOf, type Reach } from "../access/rights.ts";
import type { Tables } from "../database/tables.ts";

type Sight = RawBuilder<unknown>;

/** Reading it on the page, or taking it out as a file: each reaches as far as it is given. */
export type AuditRight = "see" | "export";

/**
 * The WHERE of the entries (`a`) an actor may read. They follow their record: who does not see it, or whose right to the audit
 * does not reach it, learns nothing of it; of what is in the trash only who could take it out does. What is no record of
 * somebody's needs a right that reaches all, and the one to open its section.
 */
export function auditSight(actor: Actor, right: AuditRight): Sight {
  const reach = reachOf(actor, "audit", right);
  if (reach === "none") return sql`false`;
  const section = (subject: Subject) => sql`${reach === "all" && holds(actor, subject, "open")}`;
  const kinds: [kind: string, sight: Sight][] = [
    ["contact", contactSight(actor, reach, sql`a.subject_id`)],
    ["company", companySight(actor, reach)],
    ["opportunity", opportunitySight(actor, reach)],
    ["equipment", equipmentSight(actor, reach)],
    ["contactGroup", groupSight(actor, reach)],
    ["session", contactSight(actor, reach, sql`a.actor_id`)],
    [
      "import",
      sql`(a.actor_id = ${actor.id} or exists (select from imports i where i.id = a.subject_id and i.actor_id = ${actor.id}))`,
    ],
    ["accessGroup", section("management.groups")],
    ["department", section("management.departments")],
    ["blocklist", section("management.channels")],
    ["pipeline", section("management.settings")],
    ["stage", section("management.settings")],
    ["installation", section("management.settings")],
    ["field", section("management.fields")],
    ["tag", section("management.tags")],
  ];
  const ways = kinds.map(([kind, sight]) => sql`(a.subject_kind = ${kind} and ${sight})`);
  return sql`(${actor.administrator} or ${sql.join(ways, sql` or `)})`;
}

/** An absorbed contact is seen with the one it has become part of. */
function contactSight(actor: Actor, reach: Reach, id: Sight): Sight {
  const eb = expressionBuilder<Tables, "contacts">();
  return sql`exists (
    select from contacts asked join contacts on contacts.id = coalesce(asked.merged_into_id, asked.id)
    where asked.id = ${id} and ${contactsWithin(actor, reach)("match")}
      and (contacts.live and ${reachableContacts(actor, "see")(eb)}
        or contacts.deleted_at is not null and ${reachableContacts(actor, "delete")(eb)}))`;
}

function companySight(actor: Actor, reach: Reach): Sight {
  const eb = expressionBuilder<Tables, "companies">();
  return sql`exists (
    select from companies where companies.id = a.subject_id and ${companiesWithin(actor, reach)(eb)}
      and (deleted_at is null and ${reachableCompanies(actor, "see")(eb)}
        or deleted_at is not null and ${reachableCompanies(actor, "delete")(eb)}))`;
}

function opportunitySight(actor: Actor, reach: Reach): Sight {
  return sql`exists (
    select from opportunities where opportunities.id = a.subject_id and ${opportunitiesWithin(actor, reach)}
      and (deleted_at is null and ${reachableOpportunities(actor, "see")}
        or deleted_at is not null and ${reachableOpportunities(actor, "delete")}))`;
}

function equipmentSight(actor: Actor, reach: Reach): Sight {
  return sql`exists (
    select from equipment where equipment.id = a.subject_id and ${equipmentWithin(actor, reach)("walk")}
      and (deleted_at is null and ${reachableEquipment(actor, "see")}
        or deleted_at is not null and ${reachableEquipment(actor, "delete")}))`;
}

/** Contact groups are the team's own; they reach as their owners do. */
function groupSight(actor: Actor, reach: Reach): Sight {
  if (actor.kind !== "agent") return sql`false`;
  if (reach === "all") return sql`true`;
  const people = reach === "department" ? actor.departmentPeople : reach === "division" ? actor.divisionPeople : [];
  return sql`exists (select from contact_groups g where g.id = a.subject_id and g.owner_id = any(${[actor.id, ...people]}::uuid[]))`;
}
