import type { Kind } from "../database/tables/contacts.ts";
import type { Action, Subject } from "./grants.ts";
import { agentReaches, clientReaches, type Reach } from "./rights.ts";

const onRecords = ["see", "create", "edit", "delete", "assign", "merge", "import", "export", "comment"] as const;
const onDocuments = ["see", "create", "edit", "delete", "export"] as const;
const onSettings = ["create", "edit", "delete"] as const;

/** What can be done with what: the rows and columns of the table of rights, for groups of agents. */
const ofAgents: Readonly<Record<Subject, readonly Action[]>> = {
  "contacts.clients": onRecords,
  "contacts.agents": onRecords,
  contactFields: onSettings,
  companies: onRecords,
  equipment: onRecords,
  requests: onRecords,
  opportunities: onRecords,
  notes: onDocuments,
  files: onDocuments,
  tasks: ["see", "create", "edit", "delete"],
  reports: onDocuments,
  printouts: onDocuments,
  audit: ["see", "export"],
  tags: onSettings,
  "views.shared": onSettings,
  "management.groups": ["open"],
  "management.departments": ["open"],
  "management.fields": ["open"],
  "management.tags": ["open"],
  "management.channels": ["open"],
  "management.settings": ["open"],
  "management.trash": ["open", "purge"],
  "management.invoice": ["open"],
};

/** Of groups of clients: what the personal account can offer. What the team keeps for itself is not among it. */
const ofClients: Readonly<Partial<Record<Subject, readonly Action[]>>> = {
  "contacts.clients": ["see", "edit"],
  companies: ["see", "edit"],
  equipment: ["see", "create", "edit"],
  requests: ["see", "create", "edit", "comment"],
  files: ["see", "create"],
  printouts: ["see"],
};

/** The actions that a group of this type can be given on a subject; none where the subject is not for it. */
export function actionsOn(kind: Kind, subject: Subject): readonly Action[] {
  return (kind === "agent" ? ofAgents[subject] : ofClients[subject]) ?? [];
}

/** What is no matter of one record. */
const ofTheHouse: ReadonlySet<Action> = new Set<Action>(["open", "purge"]);

/** From narrow to wide: what a group of this type can be given of a right. What is no record has no owner to reach by: it is all or none. */
export function reachesOf(kind: Kind, subject: Subject, action: Action): readonly Reach[] {
  if (!actionsOn(kind, subject).includes(action)) return ["none"];
  // Clients own no companies: they belong to them, or manage them.
  if (kind === "client") return subject === "companies" ? ["none", "company", "managed"] : clientReaches;
  return ofTheHouse.has(action) || ofAgents[subject] === onSettings ? ["none", "all"] : agentReaches;
}
