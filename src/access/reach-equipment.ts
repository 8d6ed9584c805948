import { sql, type Expression, type SqlBool } from "kysely";
import { any, plainly, someRow, type Condition } from "../database/condition.ts";
import type { Actor } from "./actor.ts";
import type { Action } from "./grants.ts";
import type { Decision, Relation } from "./reachable.ts";
import { explainReach, reachOf, type Reach } from "./rights.ts";

/** What the check on a loaded piece of equipment needs to know of it. */
export interface ReachedEquipment {
  id: string;
  companyId: string | null;
  contactId: string | null;
  usedById: string | null;
  /** Who owns the company that has it, or else the person whose it is. */
  ownerId: string | null;
}

/** The condition of the equipment an actor reaches by an action; `canEquipment` says the same of a loaded row (a property test holds them together). */
export function equipmentInReach(actor: Actor, action: Action): Condition {
  return equipmentWithin(actor, reachOf(actor, "equipment", action));
}

/** The same as the WHERE of rows that are found already. */
export function reachableEquipment(actor: Actor, action: Action): Expression<SqlBool> {
  return equipmentInReach(actor, action)("walk");
}

export function reachesAllEquipment(actor: Actor, action: Action): boolean {
  return reachOf(actor, "equipment", action) === "all";
}

/** The equipment that a reach, of whatever right, covers. It has no owner: for agents it is whose its company is, or its person, and who uses it. */
export function equipmentWithin(actor: Actor, reach: Reach): Condition {
  switch (reach) {
    case "none":
      return plainly(sql`false`);
    case "own":
    case "department":
    case "division": {
      const owners = ownersWithin(actor, reach);
      return owners.length === 0 ? ofPerson(actor) : any([ofPerson(actor), ...ofOwners(owners)], "equipment");
    }
    case "company":
      return orOfPerson(actor, actor.companies);
    case "managed":
      return orOfPerson(actor, actor.managedCompanies);
    case "all":
      return plainly(sql`true`);
  }
}

function ofPerson({ id }: Actor): Condition {
  return plainly(sql`(equipment.used_by_id = ${id} or equipment.contact_id = ${id})`);
}

function orOfPerson({ id }: Actor, companies: readonly string[]): Condition {
  return plainly(
    sql`(equipment.company_id = any(${companies}::uuid[]) or equipment.used_by_id = ${id} or equipment.contact_id = ${id})`,
  );
}

/** From the companies and people of the owners to what is theirs, each along its index. */
function ofOwners(owners: readonly string[]): Condition[] {
  return (["companies", "contacts"] as const).map((table) => {
    const holder = sql.ref(table === "companies" ? "held.company_id" : "held.contact_id");
    return someRow(sql`equipment.id`, {
      from: sql`${sql.table(table)} holder join equipment held on ${holder} = holder.id`,
      of: sql`held.id`,
      where: sql`holder.owner_id = any(${owners}::uuid[])`,
    });
  });
}

/** Clients own no companies and nobody: what is theirs is what they use, and what is in their own name. */
function ownersWithin({ id, kind, departmentPeople, divisionPeople }: Actor, reach: Reach): string[] {
  if (kind === "client") return [];
  const people = reach === "department" ? departmentPeople : reach === "division" ? divisionPeople : [];
  return [...new Set([id, ...people])];
}

export function canEquipment(actor: Actor, action: Action, row: ReachedEquipment): boolean {
  return decideEquipment(actor, action, row).holds;
}

export function decideEquipment(actor: Actor, action: Action, row: ReachedEquipment): Decision {
  const explained = explainReach(actor, "equipment", action);
  const by = relationOf(actor, explained.reach, row);
  return { ...explained, holds: by !== undefined, by };
}

/** Whether a reach, of whatever right, goes as far as this piece. */
export function coversEquipment(actor: Actor, reach: Reach, row: ReachedEquipment): boolean {
  return relationOf(actor, reach, row) !== undefined;
}

function relationOf(actor: Actor, reach: Reach, row: ReachedEquipment): Relation | undefined {
  if (reach === "none") return undefined;
  if (reach === "all") return "all";
  if (row.usedById === actor.id || row.contactId === actor.id) return "self";
  if (reach === "company") return row.companyId && actor.companies.includes(row.companyId) ? "company" : undefined;
  if (reach === "managed")
    return row.companyId && actor.managedCompanies.includes(row.companyId) ? "managed" : undefined;
  if (row.ownerId === null || !ownersWithin(actor, reach).includes(row.ownerId)) return undefined;
  if (row.ownerId === actor.id) return "owner";
  return reach === "department" ? "department" : "division";
}
