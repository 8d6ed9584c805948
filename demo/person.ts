import type { ContactChange } from "../src/contacts/fields.ts";
import type { Portrait } from "./portrait/portrait.ts";

/** An invented person in the shape in which contacts are written; links to others by key and name, since nobody has an id yet. */
export interface DemoPerson {
  key: string;
  kind: "client" | "agent";
  /** `companies` by name. */
  change: PersonChange;
  /** Keys of agents and people who stand before this one. */
  owner: string | null;
  assignedTo: string | null;
  reportsTo: string | null;
  /** Names of contact groups. */
  groups: readonly string[];
  status: "active" | "blocked" | "fired";
  /** The first e-mail and phone are known to be theirs. */
  verified: boolean;
  madeDaysAgo: number;
  changedDaysAgo: number;
  portrait: Portrait | null;
}

export type PersonChange = Omit<
  ContactChange,
  "owner" | "assignedTo" | "reportsTo" | "accessGroup" | "groups" | "custom"
>;

/** Somebody with what is said, and nothing else. */
export function person(
  key: string,
  change: PersonChange,
  rest: Partial<Omit<DemoPerson, "key" | "change">> = {},
): DemoPerson {
  return {
    key,
    kind: "client",
    change,
    owner: null,
    assignedTo: null,
    reportsTo: null,
    groups: [],
    status: "active",
    verified: false,
    madeDaysAgo: 365,
    changedDaysAgo: 30,
    portrait: null,
    ...rest,
  };
}
