import type { Actor } from "./actor.ts";
import { holds, type Holder } from "./rights.ts";

/** From narrow to wide. */
export const fieldRights = ["hidden", "shown", "editable"] as const;
export type FieldRight = (typeof fieldRights)[number];

/** Whoever sees and writes fields: an actor, or an access group looked at by itself. */
export type FieldHolder = Holder & Pick<Actor, "fields">;

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
export function fieldRight(actor: FieldHolder, asked: string): FieldRight {
  const field = goesWith.get(asked) ?? asked;
  if (field === "id" || field === "version") return "shown";
  if (actor.administrator) return "editable";
  const right = saidRight(actor, field);
  // Where somebody sits decides whose records others reach: that is more than a field of a card.
  if (field === "departments" && right === "editable" && !holds(actor, "management.departments", "open"))
    return "shown";
  return right;
}

function saidRight(actor: FieldHolder, field: string): FieldRight {
  const said = fieldRights.find((right) => right === actor.fields[field]);
  if (said) return said;
  if (actor.kind === "agent") return "editable";
  if (editableByClients.has(field)) return "editable";
  return shownToClients.has(field) ? "shown" : "hidden";
}

/** When a field may be demanded: with the making of a contact, or when it takes on a status. */
export const demandMoments = ["creation", "active", "blocked", "fired"] as const;
export type DemandMoment = (typeof demandMoments)[number];

/** The fields that an actor's access group demands at a moment, beside those that everybody must fill. */
export function demandedFields({ fieldRules }: Pick<Actor, "fieldRules">, moment: DemandMoment): string[] {
  return Object.entries(fieldRules).flatMap(([field, { requiredAt }]) => (requiredAt?.includes(moment) ? [field] : []));
}

export function sees(actor: FieldHolder, field: string): boolean {
  return fieldRight(actor, field) !== "hidden";
}

/** The fields of a list that an actor may see; what is hidden is absent from answers, filters and orders alike. */
export function visibleFields<F extends Record<string, unknown>>(actor: Actor, fields: F): Partial<F> {
  const visible: Partial<F> = { ...fields };
  for (const key in fields) if (!sees(actor, key)) delete visible[key];
  return visible;
}
