import type { Kind } from "../database/tables/contacts.ts";
import { refuse } from "../http/refusal.ts";
import type { Actor } from "./actor.ts";
import { actions, subjects, type Action, type Grant, type Module, type Subject } from "./grants.ts";

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

/** Every section there is. */
export const agentModules: readonly string[] = [...new Set(Object.values(sections))];

/** What a reach rests on: being an administrator; a section that is not connected; the right as the group has it, or has it not. */
export type ReachBasis = "administrator" | "section" | "right" | "noRight";

export interface ExplainedReach {
  reach: Reach;
  basis: ReachBasis;
  /** The section that the subject belongs to, where the actor's kind has sections. */
  section: string | undefined;
}

/**
 * The reach of a right and what it rests on; left out, unknown or in a section that is not connected is none. Clients have no
 * sections. Nobody does anything to a record that he does not see: such rights reach no further than seeing does.
 */
export function explainReach(holder: Holder, subject: Subject, action: Action): ExplainedReach {
  if (holder.administrator) return { reach: "all", basis: "administrator", section: undefined };
  const section = holder.kind === "agent" ? sections[subject] : undefined;
  if (section && !holder.modules.includes(section)) return { reach: "none", basis: "section", section };
  const stored = storedReach(holder, subject, action);
  const isOnSeen = sections[subject] !== undefined && onSeen.has(action);
  const reach = isOnSeen ? narrower(holder.kind, stored, storedReach(holder, subject, "see")) : stored;
  return { reach, basis: reach === "none" ? "noRight" : "right", section };
}

/** What is done to records that are there already. */
const onSeen: ReadonlySet<Action> = new Set<Action>(["edit", "delete", "assign", "merge", "export", "comment"]);

function narrower(kind: Kind, one: Reach, other: Reach): Reach {
  return widthOf(kind, one) < widthOf(kind, other) ? one : other;
}

/** How far a reach of a type goes, to be compared with another of the same type. */
export function widthOf(kind: Kind, reach: Reach): number {
  const reaches: readonly Reach[] = kind === "agent" ? agentReaches : clientReachesByWidth;
  return reaches.indexOf(reach);
}

/** By whom they take in: who manages a company belongs to it. */
const clientReachesByWidth: readonly Reach[] = ["none", "own", "managed", "company"];

export function reachOf(holder: Holder, subject: Subject, action: Action): Reach {
  return explainReach(holder, subject, action).reach;
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
  if (!grants.some((grant) => isGrant(grant) && holdsGrant(actor, grant))) refuse(403, "notAllowed");
}

export function holdsGrant(actor: Actor, grant: Grant): boolean {
  const [subject, action] = grantParts(grant);
  return holds(actor, subject, action);
}

/** Whether it names a subject and an action that there are: `contacts.clients:see`. */
export function isGrant(text: string): text is Grant {
  return findParts(text) !== undefined;
}

export function grantParts(grant: Grant): [Subject, Action] {
  const parts = findParts(grant);
  if (!parts) throw new Error(`not a grant: ${grant}`);
  return parts;
}

function findParts(text: string): [Subject, Action] | undefined {
  const at = text.lastIndexOf(":");
  const subject = subjects.find((one) => one === text.slice(0, at));
  const action = actions.find((one) => one === text.slice(at + 1));
  return subject && action && [subject, action];
}
