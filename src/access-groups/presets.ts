import type { Action, Module, Subject } from "../access/grants.ts";
import type { Reach } from "../access/rights.ts";
import type { StoredRights } from "../database/tables/access-groups.ts";
import type { Kind } from "../database/tables/contacts.ts";

/** Rights to begin with: whole, so that choosing one replaces what stood in the table. Its words are `rights:preset.<key>`. */
export interface Preset {
  key: string;
  type: Kind;
  modules: readonly Module[];
  rights: StoredRights;
}

export const presets: readonly Preset[] = [
  {
    key: "readsOnly",
    type: "agent",
    modules: ["contacts", "companies", "equipment", "requests", "opportunities", "reports"],
    rights: given({
      see: all(
        "contacts.clients",
        "contacts.agents",
        "companies",
        "equipment",
        "requests",
        "opportunities",
        "notes",
        "files",
        "tasks",
        "reports",
        "printouts",
      ),
    }),
  },
  {
    key: "seesAndComments",
    type: "agent",
    modules: ["contacts"],
    rights: given({
      see: all("contacts.clients", "notes", "files"),
      comment: all("contacts.clients"),
      create: all("notes", "files"),
    }),
  },
  {
    key: "supportAgent",
    type: "agent",
    modules: ["contacts", "companies", "equipment", "requests"],
    rights: given({
      see: all(
        "contacts.clients",
        "contacts.agents",
        "companies",
        "equipment",
        "requests",
        "notes",
        "files",
        "tasks",
        "printouts",
        "audit",
      ),
      create: all(
        "contacts.clients",
        "companies",
        "equipment",
        "requests",
        "notes",
        "files",
        "tasks",
        "printouts",
        "tags",
      ),
      edit: { ...all("contacts.clients", "companies", "equipment", "requests"), notes: "own", tasks: "own" },
      delete: { notes: "own", files: "own", tasks: "own" },
      assign: all("requests"),
      merge: all("requests"),
      comment: all("contacts.clients", "requests"),
    }),
  },
  {
    key: "salesAgent",
    type: "agent",
    modules: ["contacts", "companies", "opportunities"],
    rights: given({
      see: {
        ...all("contacts.clients", "contacts.agents", "companies", "notes", "files", "tasks", "printouts", "audit"),
        opportunities: "own",
      },
      create: all("contacts.clients", "companies", "opportunities", "notes", "files", "tasks", "printouts", "tags"),
      edit: { ...own("contacts.clients", "companies", "opportunities", "notes", "tasks") },
      delete: own("contacts.clients", "companies", "opportunities", "notes", "files", "tasks"),
      assign: own("contacts.clients", "companies", "opportunities"),
      merge: own("contacts.clients"),
      export: own("contacts.clients", "companies", "opportunities"),
      comment: all("contacts.clients"),
    }),
  },
  {
    key: "teamLead",
    type: "agent",
    modules: ["contacts", "companies", "equipment", "requests", "opportunities", "reports"],
    rights: given({
      see: {
        ...all("contacts.clients", "contacts.agents", "companies", "equipment", "notes", "files", "tasks", "printouts"),
        ...division("requests", "opportunities", "reports", "audit"),
      },
      create: all(
        "contacts.clients",
        "companies",
        "equipment",
        "requests",
        "opportunities",
        "notes",
        "files",
        "tasks",
        "printouts",
        "tags",
        "views.shared",
      ),
      edit: {
        ...division("contacts.clients", "companies", "equipment", "requests", "opportunities", "notes", "tasks"),
        ...all("tags", "views.shared"),
      },
      delete: division("contacts.clients", "companies", "requests", "opportunities", "notes", "files", "tasks"),
      assign: division("contacts.clients", "companies", "requests", "opportunities"),
      merge: division("contacts.clients", "companies", "requests"),
      import: all("contacts.clients"),
      export: division("contacts.clients", "companies", "requests", "opportunities", "reports", "audit"),
      comment: { ...all("contacts.clients"), ...division("requests", "opportunities") },
    }),
  },
  {
    key: "ownCard",
    type: "client",
    modules: [],
    rights: given({ see: own("contacts.clients"), edit: own("contacts.clients") }),
  },
  {
    key: "ownRequests",
    type: "client",
    modules: [],
    rights: given({
      see: own("contacts.clients", "equipment", "requests", "files"),
      create: own("requests", "files"),
      edit: own("contacts.clients"),
      comment: own("requests"),
    }),
  },
  {
    key: "companyRequests",
    type: "client",
    modules: [],
    rights: given({
      see: { ...own("contacts.clients"), ...reaching("company", "companies", "equipment", "requests", "files") },
      create: own("requests", "files"),
      edit: own("contacts.clients"),
      comment: reaching("company", "requests"),
    }),
  },
];

type Reaches = Partial<Record<Subject, Reach>>;

/** Said by action, kept by subject. */
function given(byAction: Partial<Record<Action, Reaches>>): StoredRights {
  const rights: StoredRights = {};
  for (const [action, reaches] of Object.entries(byAction))
    for (const [subject, reach] of Object.entries(reaches)) (rights[subject] ??= {})[action] = reach;
  return rights;
}

function reaching(reach: Reach, ...subjects: Subject[]): Reaches {
  return Object.fromEntries(subjects.map((subject) => [subject, reach]));
}

function own(...subjects: Subject[]): Reaches {
  return reaching("own", ...subjects);
}

function division(...subjects: Subject[]): Reaches {
  return reaching("division", ...subjects);
}

function all(...subjects: Subject[]): Reaches {
  return reaching("all", ...subjects);
}
