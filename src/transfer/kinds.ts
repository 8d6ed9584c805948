import { people } from "./contacts/people.ts";
import { engineOf, type Engine } from "./engine.ts";
import type { ImportKind } from "./kind.ts";

/** The kinds of records that come in files: a further one is an object like these, and its line. */
export const kinds: Readonly<Record<ImportKind, Engine>> = { contacts: engineOf(people) };
