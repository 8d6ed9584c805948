import IconBuilding from "@tabler/icons-react/dist/esm/icons/IconBuilding.mjs";
import IconBuildingCommunity from "@tabler/icons-react/dist/esm/icons/IconBuildingCommunity.mjs";
import IconChecklist from "@tabler/icons-react/dist/esm/icons/IconChecklist.mjs";
import IconFolders from "@tabler/icons-react/dist/esm/icons/IconFolders.mjs";
import IconForms from "@tabler/icons-react/dist/esm/icons/IconForms.mjs";
import IconHistory from "@tabler/icons-react/dist/esm/icons/IconHistory.mjs";
import IconHome from "@tabler/icons-react/dist/esm/icons/IconHome.mjs";
import IconDevices from "@tabler/icons-react/dist/esm/icons/IconDevices.mjs";
import IconFilterDollar from "@tabler/icons-react/dist/esm/icons/IconFilterDollar.mjs";
import IconLockAccess from "@tabler/icons-react/dist/esm/icons/IconLockAccess.mjs";
import IconMail from "@tabler/icons-react/dist/esm/icons/IconMail.mjs";
import IconMailOff from "@tabler/icons-react/dist/esm/icons/IconMailOff.mjs";
import IconSettings from "@tabler/icons-react/dist/esm/icons/IconSettings.mjs";
import IconSitemap from "@tabler/icons-react/dist/esm/icons/IconSitemap.mjs";
import IconTags from "@tabler/icons-react/dist/esm/icons/IconTags.mjs";
import IconTargetArrow from "@tabler/icons-react/dist/esm/icons/IconTargetArrow.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import IconUsers from "@tabler/icons-react/dist/esm/icons/IconUsers.mjs";
import type { IconOf } from "./kit/icon.tsx";
import { mayOf, type Session } from "./session.ts";

/** A section of the working panel. */
export interface Section {
  /** Names its words in app.json (`section.<id>`) and its count. */
  id:
    | "home"
    | "contacts"
    | "contactGroups"
    | "companies"
    | "equipment"
    | "opportunities"
    | "tasks"
    | "overview"
    | "accessGroups"
    | "departments"
    | "organisation"
    | "mail"
    | "blocklist"
    | "pipelines"
    | "fields"
    | "tags"
    | "audit"
    | "trash";
  to:
    | "/"
    | "/contacts"
    | "/contact-groups"
    | "/companies"
    | "/equipment"
    | "/opportunities"
    | "/tasks"
    | "/management/overview"
    | "/management/groups"
    | "/management/departments"
    | "/management/organisation"
    | "/management/mail"
    | "/management/blocklist"
    | "/management/pipelines"
    | "/management/fields"
    | "/management/tags"
    | "/management/audit"
    | "/trash";
  icon: IconOf;
  group: "home" | "customers" | "management";
  /** Second stroke after "g". */
  key?: string;
  open: (may: Session["may"]) => boolean;
}

const seesContacts = (may: Session["may"]) =>
  may.modules.includes("contacts") && (mayOf(may, "contacts.clients", "see") || mayOf(may, "contacts.agents", "see"));

const opens = (subject: string) => (may: Session["may"]) => mayOf(may, subject, "open");

const home: Section = { id: "home", to: "/", icon: IconHome, group: "home", key: "h", open: () => true };

const customers: readonly Section[] = [
  { id: "contacts", to: "/contacts", icon: IconUsers, group: "customers", key: "c", open: seesContacts },
  { id: "contactGroups", to: "/contact-groups", icon: IconFolders, group: "customers", key: "l", open: seesContacts },
  {
    id: "companies",
    to: "/companies",
    icon: IconBuilding,
    group: "customers",
    key: "o",
    open: (may) => may.modules.includes("companies") && mayOf(may, "companies", "see"),
  },
  {
    id: "equipment",
    to: "/equipment",
    icon: IconDevices,
    group: "customers",
    key: "q",
    open: (may) => may.modules.includes("equipment") && mayOf(may, "equipment", "see"),
  },
  {
    id: "opportunities",
    to: "/opportunities",
    icon: IconTargetArrow,
    group: "customers",
    key: "s",
    open: (may) => may.modules.includes("opportunities") && mayOf(may, "opportunities", "see"),
  },
  {
    id: "tasks",
    to: "/tasks",
    icon: IconChecklist,
    group: "customers",
    key: "k",
    open: (may) => mayOf(may, "tasks", "see"),
  },
];

const management: readonly Section[] = [
  {
    id: "accessGroups",
    to: "/management/groups",
    icon: IconLockAccess,
    group: "management",
    key: "r",
    open: opens("management.groups"),
  },
  {
    id: "departments",
    to: "/management/departments",
    icon: IconSitemap,
    group: "management",
    key: "d",
    open: opens("management.departments"),
  },
  {
    id: "organisation",
    to: "/management/organisation",
    icon: IconBuildingCommunity,
    group: "management",
    open: opens("management.settings"),
  },
  {
    id: "fields",
    to: "/management/fields",
    icon: IconForms,
    group: "management",
    open: opens("management.fields"),
  },
  { id: "tags", to: "/management/tags", icon: IconTags, group: "management", open: opens("management.tags") },
  { id: "mail", to: "/management/mail", icon: IconMail, group: "management", open: opens("management.settings") },
  {
    id: "blocklist",
    to: "/management/blocklist",
    icon: IconMailOff,
    group: "management",
    open: opens("management.channels"),
  },
  {
    id: "pipelines",
    to: "/management/pipelines",
    icon: IconFilterDollar,
    group: "management",
    open: opens("management.settings"),
  },
  {
    id: "audit",
    to: "/management/audit",
    icon: IconHistory,
    group: "management",
    open: (may) => mayOf(may, "audit", "see"),
  },
  { id: "trash", to: "/trash", icon: IconTrash, group: "management", key: "t", open: opens("management.trash") },
];

/** Stands above those of Management, where there is more than one to choose from. */
const overview: Section = {
  id: "overview",
  to: "/management/overview",
  icon: IconSettings,
  group: "management",
  open: (may) => management.filter((section) => section.open(may)).length > 1,
};

const all: readonly Section[] = [home, ...customers, overview, ...management];

/** What the access group connects and the rights open; clients have no working panel. */
export function sectionsFor({ user, may }: Session): readonly Section[] {
  if (user.accessGroup.type === "client") return [];
  return all.filter((section) => section.open(may));
}
