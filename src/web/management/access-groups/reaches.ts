import type { GroupType } from "./group.ts";

/** From narrow to wide. */
export const reachesOf: Readonly<Record<GroupType, readonly string[]>> = {
  agent: ["none", "own", "department", "division", "all"],
  client: ["none", "own", "company", "managed"],
};

/** How deep a reach is drawn: the further, the deeper. */
export const depths: Readonly<Record<string, number>> = {
  none: 0,
  own: 1,
  department: 2,
  company: 3,
  division: 3,
  managed: 4,
  all: 4,
};
