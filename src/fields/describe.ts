import type { Static } from "typebox";
import type { Actor } from "../access/actor.ts";
import { demandedFields, fieldRight } from "../access/field-rights.ts";
import type { Field } from "../database/field.ts";
import { operatorsOf } from "../lists/operators.ts";
import type { FieldReply } from "./api.ts";

/** The part of a room's list of fields that can be described without knowing its table. */
export type FieldList = Readonly<
  Record<
    string,
    Pick<Field, "kind" | "write" | "section" | "options"> & {
      sort: readonly string[] | null;
      filter: { kind: keyof typeof operatorsOf } | null;
    }
  >
>;

/** What a form, a grid and a filter need to know of each field that the actor may see. `required` names those the form demands of everybody; the access group may demand more. */
export function describeFields(
  actor: Actor,
  on: string,
  fields: FieldList,
  required: readonly string[],
): Static<typeof FieldReply>[] {
  const demanded = new Set([...required, ...(on === "contacts" ? demandedFields(actor, "creation") : [])]);
  return Object.entries(fields).flatMap(([key, field]) => {
    const right = on === "contacts" ? fieldRight(actor, key) : "editable";
    if (right === "hidden") return [];
    return [
      {
        key,
        kind: field.kind,
        section: field.section,
        operators: field.filter ? [...operatorsOf[field.filter.kind]] : [],
        filterKind: field.filter?.kind ?? null,
        sorts: field.sort !== null,
        right,
        editable: field.write !== null && right === "editable",
        required: demanded.has(key),
        requiredAt: on === "contacts" ? statuses.filter((status) => demandedFields(actor, status).includes(key)) : [],
        maxLength: maxLengthOf(field.write),
        options: field.options ? [...field.options] : null,
      },
    ];
  });
}

const statuses = ["active", "blocked", "fired"] as const;

/** How many characters a value of this schema may have; null where nothing limits it. */
export function maxLengthOf(schema: object | null): number | null {
  return schema && "maxLength" in schema && typeof schema.maxLength === "number" ? schema.maxLength : null;
}
