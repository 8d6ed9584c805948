import type { Static } from "typebox";
import type { Actor } from "../access/actor.ts";
import { demandedFields, fieldRight } from "../access/field-rights.ts";
import type { Field } from "../database/field.ts";
import { ownKey, type OwnedBy, type OwnField } from "../database/own-field.ts";
import { operatorsOf } from "../lists/operators.ts";
import type { FieldReply } from "./api.ts";
import { asField } from "./own-as-field.ts";

type Described = Static<typeof FieldReply>;

/** The part of a room's list of fields that can be described without knowing its table. */
export type FieldList = Readonly<
  Record<
    string,
    Pick<Field, "kind" | "write" | "section" | "options"> & {
      sort: readonly unknown[] | null;
      filter: { kind: keyof typeof operatorsOf } | null;
    }
  >
>;

/** What a form, a grid and a filter need to know of each field that the actor may see. `required` names those the form demands of everybody; the access group may demand more. */
export function describeFields(actor: Actor, on: string, fields: FieldList, required: readonly string[]): Described[] {
  const demanded = new Set([...required, ...(on === "contacts" ? demandedFields(actor, "creation") : [])]);
  return Object.entries(fields).flatMap(([key, field]) => describe(actor, on, key, field, demanded.has(key)));
}

/** The same of the installation's own fields. */
export function describeOwnFields(actor: Actor, on: OwnedBy): Described[] {
  const demanded = on === "contacts" ? demandedFields(actor, "creation") : [];
  return actor.own[on].flatMap((own) => {
    const key = ownKey(own.key);
    const described = describe(actor, on, key, asField(on, own), own.required || demanded.includes(key));
    return described.map((field) => ({ ...field, own: ownPartOf(own) }));
  });
}

function describe(actor: Actor, on: string, key: string, field: FieldList[string], required: boolean): Described[] {
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
      required,
      requiredAt: on === "contacts" ? statuses.filter((status) => demandedFields(actor, status).includes(key)) : [],
      maxLength: maxLengthOf(field.write),
      options: field.options ? [...field.options] : null,
      own: null,
    },
  ];
}

const statuses = ["active", "blocked", "fired"] as const;

function ownPartOf({ id, kind, label, hint, section, people, options, dependsOn, default: first }: OwnField) {
  return {
    id,
    type: kind,
    label,
    hint,
    heading: section,
    people,
    options: options.map((option) => ({ ...option })),
    dependsOn,
    default: first,
  };
}

/** How many characters a value of this schema may have; null where nothing limits it. */
export function maxLengthOf(schema: object | null): number | null {
  return schema && "maxLength" in schema && typeof schema.maxLength === "number" ? schema.maxLength : null;
}
