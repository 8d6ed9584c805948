import type { CheckedChange } from "../../contacts/check-change.ts";
import type { ContactChange } from "../../contacts/fields.ts";
import type { LoadedContact } from "../../contacts/load.ts";
import type { ContactWriting } from "../../contacts/write.ts";
import type { Kind } from "../../database/tables/contacts.ts";
import type { Shapes, Told } from "../kind.ts";
import type { PersonHit } from "./judge.ts";
import type { LinkedRow } from "./resolve-links.ts";
import type { RowContact } from "./row-contact.ts";
import type { PersonKeys } from "./row-keys.ts";

/** The types of contacts in files. */
export interface People extends Shapes {
  said: RowContact;
  told: ToldPerson;
  hit: PersonHit;
  present: LoadedContact;
  writing: PersonWriting;
}

/** A row as a new person. */
export interface ToldPerson extends Told {
  keys: PersonKeys;
  linked: LinkedRow;
  inactive: boolean;
  fresh: ContactChange;
  checked: CheckedChange;
  /** Agents or clients, by the access group that the row would give. */
  kind: Kind | undefined;
}

export interface PersonWriting extends ContactWriting {
  /** Names of contact groups that are made with it. */
  newGroups: string[];
}
