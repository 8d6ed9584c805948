import { displayName } from "../../values/display-name.ts";
import type { KindInFiles } from "../kind.ts";
import { contactReader } from "./to-contact.ts";
import { rowReader } from "../read-row.ts";
import { asRowContact, type RowContact } from "./row-contact.ts";
import type { People } from "./shapes.ts";

export const personReader: KindInFiles<People>["reader"] = (imported, language) =>
  rowReader(imported, language, contactReader, asRowContact);

export function nameOfRow({ change }: RowContact): string {
  return displayName(change) || change.emails?.[0]?.value || change.phones?.[0]?.value || "";
}
