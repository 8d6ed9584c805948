import { began, ended, idOf } from "./ids.ts";
import { companiesOf, type Company } from "./companies.ts";

/** What all people of one base share. */
export interface Base {
  contacts: number;
  agents: number;
  companies: readonly Company[];
}

export function baseOf(contacts: number): Base {
  return {
    contacts,
    agents: Math.min(500, Math.max(24, Math.round(contacts / 2_000))),
    companies: companiesOf(Math.max(20, Math.round(contacts / 20))),
  };
}

/** Ids follow the time people were entered, evenly over the years of the base. */
export function enteredAt(base: Base, index: number): number {
  return began + Math.floor(((ended - began) / base.contacts) * index);
}

export function contactId(base: Base, index: number): string {
  return idOf("contact", index, enteredAt(base, index));
}

/** One root, divisions below it, departments below those; agents sit in the departments in turn. */
export const divisions = 6;
export const departmentsEach = 6;

export function departmentOf(agent: number): number {
  return 1 + divisions + (agent % (divisions * departmentsEach));
}

export function departmentParent(department: number): number | null {
  if (department === 0) return null;
  return department <= divisions ? 0 : 1 + Math.floor((department - 1 - divisions) / departmentsEach);
}

/** Who measures: one person for every reach. Their places among the agents and, after those, among the clients are fixed. */
export const actors = {
  administrator: { group: "administrator", agent: 0 },
  all: { group: "agent", agent: 1 },
  department: { group: "department", agent: 2 },
  division: { group: "division", agent: 3 },
  own: { group: "own", agent: 4 },
  company: { group: "company", client: 0 },
  managed: { group: "managed", client: 1 },
} as const;

export type ActorName = keyof typeof actors;

export const accessGroups = [
  "administrator",
  "agent",
  "client",
  "department",
  "division",
  "own",
  "company",
  "managed",
] as const;
export type AccessGroupName = (typeof accessGroups)[number];

/** Clients who can sign in, the two actors among them. */
export const clientsWhoSignIn = 200;

export function actorIndex(base: Base, name: ActorName): number {
  const actor = actors[name];
  return "agent" in actor ? actor.agent : base.agents + actor.client;
}

export function emailOfActor(base: Base, index: number): string {
  return `${index < base.agents ? "agent" : "client"}${index}@bench.example`;
}

/** Everybody who signs in here. */
export const password = "seven grey herons at noon";
