import type { listFields } from "../../fields/api.ts";
import type { ReplyOf } from "../../http/endpoint.ts";
import type { OptionSource } from "../kit/choice-options.ts";
import type { Field } from "./field.ts";

/** A field as `GET /fields` describes it. */
export type ServerField = ReplyOf<typeof listFields>["items"][number];

export function readField(
  field: ServerField,
  label: string,
  choices: OptionSource | undefined,
  nameOf: Field["nameOf"],
): Field {
  return {
    key: field.key,
    label,
    kind: field.kind,
    operators: field.operators,
    sorts: field.sorts,
    editable: field.editable,
    choices,
    nameOf: choices?.options ? undefined : nameOf,
  };
}
