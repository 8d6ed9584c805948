import { sql, type Expression, type ExpressionBuilder, type SqlBool } from "kysely";
import type { Kind, Tables } from "../database/tables.ts";
import type { Actor } from "./actor.ts";
import type { Action, Subject } from "./grants.ts";
import { reachOf, type Reach } from "./rights.ts";

type OnContacts = ExpressionBuilder<Tables, "contacts">;
type OnCompanies = ExpressionBuilder<Tables, "companies">;

/** What the check on a loaded contact needs to know of it. */
export interface ReachedContact {
  id: string;
  kind: Kind;
  ownerId: string | null;
  assignedToId: string | null;
  /** Companies it belongs to; needed only for clients' reaches. */
  companyIds: readonly string[];
}

export interface ReachedCompany {
  id: string;
  ownerId: string | null;
}

const contactSubjects: Record<Kind, Subject> = { client: "contacts.clients", agent: "contacts.agents" };

export function contactSubject(kind: Kind): Subject {
  return contactSubjects[kind];
}

/** The WHERE of the contacts an actor reaches by an action; `canContact` says the same of a loaded row (a property test holds them together). */
export function reachableContacts(actor: Actor, action: Action): (eb: OnContacts) => Expression<SqlBool> {
  const clients = reachOf(actor, "contacts.clients", action);
  const agents = reachOf(actor, "contacts.agents", action);
  if (reachesAllContacts(actor, action)) return () => sql<SqlBool>`true`;
  return (eb) =>
    eb.or([
      ...(clients === "none" ? [] : [eb.and([eb("contacts.kind", "=", "client"), withinContacts(eb, actor, clients)])]),
      ...(agents === "none" ? [] : [eb.and([eb("contacts.kind", "=", "agent"), withinContacts(eb, actor, agents)])]),
    ]);
}

/** Whether reach excludes nobody, so that a list need not ask. */
export function reachesAllContacts(actor: Actor, action: Action): boolean {
  return reachOf(actor, "contacts.clients", action) === "all" && reachOf(actor, "contacts.agents", action) === "all";
}

export function canContact(actor: Actor, action: Action, row: ReachedContact): boolean {
  const own = row.id === actor.id || row.ownerId === actor.id || row.assignedToId === actor.id;
  switch (reachOf(actor, contactSubjects[row.kind], action)) {
    case "none":
      return false;
    case "own":
      return own;
    case "department":
      return own || (row.ownerId !== null && actor.departmentPeople.includes(row.ownerId));
    case "division":
      return own || (row.ownerId !== null && actor.divisionPeople.includes(row.ownerId));
    case "company":
      return row.id === actor.id || row.companyIds.some((id) => actor.companies.includes(id));
    case "managed":
      return row.id === actor.id || row.companyIds.some((id) => actor.managedCompanies.includes(id));
    case "all":
      return true;
  }
}

function withinContacts(eb: OnContacts, actor: Actor, reach: Reach): Expression<SqlBool> {
  const own = [
    eb("contacts.id", "=", actor.id),
    eb("contacts.owner_id", "=", actor.id),
    eb("contacts.assigned_to_id", "=", actor.id),
  ];
  switch (reach) {
    case "none":
      return sql<SqlBool>`false`;
    case "own":
      return eb.or(own);
    case "department":
      return eb.or([...own, sql<SqlBool>`contacts.owner_id = any(${actor.departmentPeople}::uuid[])`]);
    case "division":
      return eb.or([...own, sql<SqlBool>`contacts.owner_id = any(${actor.divisionPeople}::uuid[])`]);
    case "company":
      return eb.or([eb("contacts.id", "=", actor.id), inCompanies(actor.companies)]);
    case "managed":
      return eb.or([eb("contacts.id", "=", actor.id), inCompanies(actor.managedCompanies)]);
    case "all":
      return sql<SqlBool>`true`;
  }
}

function inCompanies(companies: readonly string[]): Expression<SqlBool> {
  return sql<SqlBool>`contacts.id in (select contact_id from memberships where company_id = any(${companies}::uuid[]))`;
}

export function reachesAllCompanies(actor: Actor, action: Action): boolean {
  return reachOf(actor, "companies", action) === "all";
}

/** The WHERE of the companies an actor reaches by an action. */
export function reachableCompanies(actor: Actor, action: Action): (eb: OnCompanies) => Expression<SqlBool> {
  return (eb) => {
    switch (reachOf(actor, "companies", action)) {
      case "none":
        return sql<SqlBool>`false`;
      case "own":
        return eb("companies.owner_id", "=", actor.id);
      case "department":
        return eb.or([
          eb("companies.owner_id", "=", actor.id),
          sql<SqlBool>`companies.owner_id = any(${actor.departmentPeople}::uuid[])`,
        ]);
      case "division":
        return eb.or([
          eb("companies.owner_id", "=", actor.id),
          sql<SqlBool>`companies.owner_id = any(${actor.divisionPeople}::uuid[])`,
        ]);
      case "company":
        return sql<SqlBool>`companies.id = any(${actor.companies}::uuid[])`;
      case "managed":
        return sql<SqlBool>`companies.id = any(${actor.managedCompanies}::uuid[])`;
      case "all":
        return sql<SqlBool>`true`;
    }
  };
}

export function canCompany(actor: Actor, action: Action, row: ReachedCompany): boolean {
  const own = row.ownerId === actor.id;
  switch (reachOf(actor, "companies", action)) {
    case "none":
      return false;
    case "own":
      return own;
    case "department":
      return own || (row.ownerId !== null && actor.departmentPeople.includes(row.ownerId));
    case "division":
      return own || (row.ownerId !== null && actor.divisionPeople.includes(row.ownerId));
    case "company":
      return actor.companies.includes(row.id);
    case "managed":
      return actor.managedCompanies.includes(row.id);
    case "all":
      return true;
  }
}

/** A record that is about to be made has no owner yet but its maker: any reach of `create` will do for oneself, and reach all for others. */
export function mayCreateContact(actor: Actor, kind: Kind, ownerId: string | null): boolean {
  return canContact(actor, "create", { id: "", kind, ownerId, assignedToId: null, companyIds: [] });
}
