import { refuse } from "../http/refusal.ts";
import type { Actor } from "./actor.ts";
import type { Action, Grant, Subject } from "./grants.ts";

/** How far a right goes. Agents: none, own, department, division, all. Clients: none, own, company, managed. */
export type Reach = "none" | "own" | "company" | "managed" | "department" | "division" | "all";

/** The section a subject's pages belong to; a section that is not connected refuses all its routes. */
const modules: Partial<Record<Subject, string>> = {
  "contacts.clients": "contacts",
  "contacts.agents": "contacts",
  companies: "companies",
  equipment: "equipment",
  requests: "requests",
  opportunities: "opportunities",
  reports: "reports",
};

/** The reach of a right; what is left out, unknown or in a section that is not connected is none. Clients have no sections. */
export function reachOf(actor: Actor, subject: Subject, action: Action): Reach {
  if (actor.administrator) return "all";
  const section = modules[subject];
  if (actor.kind === "agent" && section && !actor.modules.includes(section)) return "none";
  const stored = actor.rights[subject]?.[action];
  const allowed: readonly Reach[] = actor.kind === "agent" ? agentReaches : clientReaches;
  return allowed.find((reach) => reach === stored) ?? "none";
}

export const agentReaches = ["none", "own", "department", "division", "all"] as const satisfies readonly Reach[];
export const clientReaches = ["none", "own", "company", "managed"] as const satisfies readonly Reach[];

export function holds(actor: Actor, subject: Subject, action: Action): boolean {
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
