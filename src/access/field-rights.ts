import type { Actor } from "./actor.ts";

export type FieldRight = "hidden" | "shown" | "editable";

/** What a client sees of contacts unless the access group says otherwise: nothing the team keeps for itself. */
const shownToClients = new Set([
  "id",
  "version",
  "namePrefix",
  "firstName",
  "middleName",
  "lastName",
  "nameSuffix",
  "nickname",
  "jobTitle",
  "gender",
  "birthday",
  "emails",
  "phones",
  "identities",
  "websites",
  "companies",
  "addresses",
  "language",
  "timeZone",
  "picture",
  "notified",
  "signInEmail",
  "preferredMethod",
]);
const editableByClients = new Set([
  "namePrefix",
  "firstName",
  "middleName",
  "lastName",
  "nameSuffix",
  "nickname",
  "phones",
  "language",
  "timeZone",
  "preferredMethod",
]);

/** What is told beside a field: the reason and the end of a block beside the status. */
const goesWith: ReadonlyMap<string, string> = new Map([["blocked", "status"]]);

/** What an actor may do with a field of contacts: the access group's word, else the standing one of its type. */
export function fieldRight(actor: Actor, asked: string): FieldRight {
  const field = goesWith.get(asked) ?? asked;
  if (field === "id" || field === "version") return "shown";
  if (actor.administrator) return "editable";
  const said = actor.fields[field];
  if (said === "hidden" || said === "shown" || said === "editable") return said;
  if (actor.kind === "agent") return "editable";
  if (editableByClients.has(field)) return "editable";
  return shownToClients.has(field) ? "shown" : "hidden";
}

export function sees(actor: Actor, field: string): boolean {
  return fieldRight(actor, field) !== "hidden";
}

/** The fields of a list that an actor may see; what is hidden is absent from answers, filters and orders alike. */
export function visibleFields<F extends Record<string, unknown>>(actor: Actor, fields: F): Partial<F> {
  const visible: Partial<F> = { ...fields };
  for (const key in fields) if (!sees(actor, key)) delete visible[key];
  return visible;
}
