import type { Field } from "../../grid/field.ts";
import { readField, type ServerField } from "../../grid/server-field.ts";
import { namesOfCompanies, namesOfPeople } from "./people.ts";
import { ownChoices } from "./value-edits.ts";

/** One of the installation's own fields, as any list filters by it. */
export function readOwnField(info: ServerField, label: string): Field {
  return readField(info, label, ownChoices(info), info.kind === "contact" ? namesOfPeople : namesOfCompanies);
}
