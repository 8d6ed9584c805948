import { refuse } from "../http/refusal.ts";
import type { Actor } from "./actor.ts";
import type { Action, Grant, Module, Subject } from "./grants.ts";

/** How far a right goes. Agents: none, own, department, division, all. Clients: none, own, company, managed. */
export type Reach = "none" | "own" | "company" | "managed" | "department" | "division" | "all";

/** Whoever holds rights: an actor, or an access group looked at by itself. */
export type Holder = Pick<Actor, "administrator" | "kind" | "modules" | "rights">;

/** The section a subject's pages belong to; a section that is not connected refuses all its routes. */
const sections: Partial<Record<Subject, Module>> = {
  "contacts.clients": "contacts",
  "contacts.agents": "contacts",
  companies: "companies",
  equipment: "equipment",
  requests: "requests",
  opportunities: "opportunities",
  reports: "reports",
};

/** The reach of a right; what is left out, unknown or in a section that is not connected is none. Clients have no sections. */
export function reachOf(holder: Holder, subject: Subject, action: Action): Reach {
  const section = sections[subject];
  if (!holder.administrator && holder.kind === "agent" && section && !holder.modules.includes(section)) return "none";
  return storedReach(holder, subject, action);
}

/** The same, whether the section is connected or not: what would hold as soon as it is. */
export function storedReach(holder: Holder, subject: Subject, action: Action): Reach {
  if (holder.administrator) return "all";
  const stored = holder.rights[subject]?.[action];
  const allowed: readonly Reach[] = holder.kind === "agent" ? agentReaches : clientReaches;
  return allowed.find((reach) => reach === stored) ?? "none";
}

export function sectionOf(subject: Subject): Module | undefined {
  return sections[subject];
}

export const agentReaches = ["none", "own", "department", "division", "all"] as const satisfies readonly Reach[];
export const clientReaches = ["none", "own", "company", "managed"] as const satisfies readonly Reach[];

export function holds(actor: Holder, subject: Subject, action: Action): boolean {
  return reachOf(actor, subject, action) !== "none";
}

/** 403 unless the actor holds one of the grants with any reach. */
export function checkGrants(actor: Actor, grants: readonly string[]): void {
  const held = grants.some((grant) => isGrant(grant) && holdsGrant(actor, grant));
  if (!held) refuse(403, "notAllowed");
}

function holdsGrant(actor: Actor, grant: Grant): boolean {
  const [subject, action] = parts(grant);
  return holds(actor, subject, action);
}

function isGrant(text: string): text is Grant {
  return text.includes(":");
}

function parts(grant: Grant): [Subject, Action] {
  const at = grant.lastIndexOf(":");
  const isSubject = (text: string): text is Subject => text.length > 0;
  const isAction = (text: string): text is Action => text.length > 0;
  const subject = grant.slice(0, at);
  const action = grant.slice(at + 1);
  if (!isSubject(subject) || !isAction(action)) throw new Error(`not a grant: ${grant}`);
  return [subject, action];
}
