import type { ContactChange } from "../../contacts/fields.ts";
import { isWrittenField } from "../../contacts/values.ts";
import type { ImportedContact } from "../mapping/imported-contact.ts";

/** A row of the file as a change; whom and what it links to is still named as the file names it. */
export interface RowContact {
  /** What stands in the column of ids; empty without one. */
  id: string;
  change: ContactChange;
  /** Cells of own fields, by key. */
  own: Readonly<Record<string, string>>;
  names: RowNames;
  /** Blocked or fired where the file comes from: such people are not made anew. */
  inactive: boolean;
}

export interface RowNames {
  owner?: string;
  assignedTo?: string;
  reportsTo?: string;
  accessGroup?: string;
  groups?: string[];
}

/** Parts what a row says into the change itself and the names to be looked up. What the server makes (status, departments…) changes nothing. */
export function asRowContact(said: ImportedContact): RowContact {
  const { id = "", owner, assignedTo, reportsTo, accessGroup, groups, status, custom = {} } = said;
  return {
    id,
    change: {
      ...writtenOf(said),
      ...(assignedTo === "" && { assignedTo: null }),
      ...(reportsTo === "" && { reportsTo: null }),
    },
    own: custom,
    names: {
      ...(owner && { owner }),
      ...(assignedTo && { assignedTo }),
      ...(reportsTo && { reportsTo }),
      ...(accessGroup && { accessGroup }),
      ...(groups && { groups }),
    },
    inactive: status === "blocked" || status === "fired",
  };
}

/** What is written as it was read: choices were read as one of their options, other texts within their limits. */
function writtenOf(said: ImportedContact): ContactChange {
  return Object.fromEntries(Object.entries(said).filter(([key]) => isWrittenField(key) && !lookedUp.has(key)));
}

/** Links are names still, own fields cells, and where agents sit is no matter of files. */
const lookedUp: ReadonlySet<string> = new Set([
  "owner",
  "assignedTo",
  "reportsTo",
  "accessGroup",
  "groups",
  "departments",
  "custom",
]);
