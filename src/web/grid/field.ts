import type { Option, OptionSource } from "../kit/choice-options.ts";
import type { Operator } from "./filter.ts";

/** A field of a kind of record as a list offers it: to see, to sort by, to filter by. */
export interface Field {
  key: string;
  label: string;
  /** As `GET /fields` names what it holds. */
  kind: string;
  /** Empty: no filter is offered. */
  operators: readonly Operator[];
  sorts: boolean;
  editable: boolean;
  /** What may be chosen, where its values are chosen. */
  choices?: OptionSource;
  /** The words of values that a link carries as ids. */
  nameOf?: (values: readonly string[]) => Promise<readonly Option[]>;
}

/** How a value is given in a filter. */
export type ValueInput = "text" | "number" | "yesNo" | "choice" | "day";

export function valueInputOf(field: Field): ValueInput {
  if (field.choices !== undefined) return "choice";
  if (field.kind === "time" || field.kind === "birthday") return "day";
  if (field.kind === "yesNo" || field.kind === "number") return field.kind;
  return "text";
}
