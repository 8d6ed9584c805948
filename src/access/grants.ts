/** What a right is about. Contacts are two subjects, since most teams guard their own people more closely. */
export const subjects = [
  "contacts.clients",
  "contacts.agents",
  "contactFields",
  "companies",
  "equipment",
  "requests",
  "opportunities",
  "notes",
  "files",
  "tasks",
  "reports",
  "printouts",
  "audit",
  "tags",
  "views.shared",
  "management.groups",
  "management.departments",
  "management.fields",
  "management.tags",
  "management.channels",
  "management.settings",
  "management.trash",
  "management.invoice",
] as const;

export const actions = [
  "see",
  "create",
  "edit",
  "delete",
  "assign",
  "merge",
  "import",
  "export",
  "comment",
  "open",
  "purge",
] as const;

/** The sections that are connected to a group of agents one by one, in the order of the panel. */
export const modules = ["contacts", "companies", "equipment", "requests", "opportunities", "reports"] as const;

export type Module = (typeof modules)[number];
export type Subject = (typeof subjects)[number];
export type Action = (typeof actions)[number];

/** A right named in one word, as endpoints ask for it: `contacts.clients:see`. */
export type Grant = `${Subject}:${Action}`;

/** The rights an endpoint asks for: one of them, with any reach, opens it. */
export function needs(...grants: Grant[]): readonly Grant[] {
  return grants;
}
