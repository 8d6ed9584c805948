import type { ContactChange } from "../contacts/fields.ts";
import type { ImportedContact } from "./mapping/imported-contact.ts";

/** A row of the file as a change; whom and what it links to is still named as the file names it. */
export interface RowContact {
  /** What stands in the column of ids; empty without one. */
  id: string;
  change: ContactChange;
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
  const {
    id = "",
    owner,
    assignedTo,
    reportsTo,
    accessGroup,
    groups,
    status,
    departments: _,
    custom: __,
    gender,
    preferredMethod,
    ...plain
  } = said;
  return {
    id,
    change: {
      ...plain,
      ...choicesOf(gender, preferredMethod),
      ...(assignedTo === "" && { assignedTo: null }),
      ...(reportsTo === "" && { reportsTo: null }),
    },
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

const genders = ["", "female", "male", "other"] as const;
const methods = ["", "email", "phone", "messenger", "post"] as const;

function choicesOf(gender: string | undefined, method: string | undefined): ContactChange {
  const [oneGender, oneMethod] = [
    genders.find((choice) => choice === gender),
    methods.find((choice) => choice === method),
  ];
  return {
    ...(oneGender !== undefined && { gender: oneGender }),
    ...(oneMethod !== undefined && { preferredMethod: oneMethod }),
  };
}
