import { people } from "./contacts/people.ts";
import { companies } from "./companies/companies.ts";
import { equipment } from "./equipment/equipment.ts";
import { engineOf, type Engine } from "./engine.ts";
import type { ImportKind } from "./may.ts";

/** The kinds of records that come in files: a further one is an object like these, and its line. */
export const kinds: Readonly<Record<ImportKind, Engine>> = {
  contacts: engineOf(people),
  companies: engineOf(companies),
  equipment: engineOf(equipment),
};
