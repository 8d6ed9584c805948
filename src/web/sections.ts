import IconBuilding from "@tabler/icons-react/dist/esm/icons/IconBuilding.mjs";
import IconFolders from "@tabler/icons-react/dist/esm/icons/IconFolders.mjs";
import IconLockAccess from "@tabler/icons-react/dist/esm/icons/IconLockAccess.mjs";
import IconSitemap from "@tabler/icons-react/dist/esm/icons/IconSitemap.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import IconUsers from "@tabler/icons-react/dist/esm/icons/IconUsers.mjs";
import type { IconOf } from "./kit/icon.tsx";
import { mayOf, type Session } from "./session.ts";

/** A section of the working panel. */
export interface Section {
  /** Names its words in app.json (`section.<id>`) and its count. */
  id: "contacts" | "contactGroups" | "companies" | "accessGroups" | "departments" | "trash";
  to: "/contacts" | "/contact-groups" | "/companies" | "/management/groups" | "/management/departments" | "/trash";
  icon: IconOf;
  group: "customers" | "management";
  /** Second stroke after "g". */
  key: string;
  open: (may: Session["may"]) => boolean;
}

const seesContacts = (may: Session["may"]) =>
  may.modules.includes("contacts") && (mayOf(may, "contacts.clients", "see") || mayOf(may, "contacts.agents", "see"));

const all: readonly Section[] = [
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
    id: "accessGroups",
    to: "/management/groups",
    icon: IconLockAccess,
    group: "management",
    key: "r",
    open: (may) => mayOf(may, "management.groups", "open"),
  },
  {
    id: "departments",
    to: "/management/departments",
    icon: IconSitemap,
    group: "management",
    key: "d",
    open: (may) => mayOf(may, "management.departments", "open"),
  },
  {
    id: "trash",
    to: "/trash",
    icon: IconTrash,
    group: "management",
    key: "t",
    open: (may) => mayOf(may, "management.trash", "open"),
  },
];

/** What the access group connects and the rights open; clients have no working panel. */
export function sectionsFor({ user, may }: Session): readonly Section[] {
  if (user.accessGroup.type === "client") return [];
  return all.filter((section) => section.open(may));
}
