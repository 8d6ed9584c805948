import type { Actor } from "../access/actor.ts";
import { sees } from "../access/field-rights.ts";
import { contactFields, type ContactField } from "../contacts/fields.ts";
import { ownContactFields } from "../contacts/fields-for.ts";
import { isOwnKey } from "../database/own-field.ts";
import { refuseField } from "../http/refusal.ts";
import type { Say } from "../words/words.ts";
import { exportColumns, type ExportColumn, type ListSizes } from "./mapping/export-columns.ts";
import { ownColumn } from "./own-columns.ts";

const usualGrid = "firstName,lastName,emails,phones,companies,jobTitle,owner,status,tags";

/** The columns of an export: all of our own, or those of the grid's fields in the grid's order; only what the exporter may see. */
export function columnsOfExport(
  actor: Actor,
  wish: { columns?: "grid" | "all" | undefined; fields?: string | undefined },
  sizes: ListSizes,
  say: Say,
): ExportColumn[] {
  const all = exportColumns(sizes, ownContactFields(actor).map(ownColumn)).filter(({ field }) => sees(actor, field));
  if (wish.columns !== "grid") return all;
  const keys = [...new Set((wish.fields || usualGrid).split(",").map((key) => key.trim()))];
  return keys.flatMap((key) => {
    const own = all.filter(({ field }) => field === key);
    if (isOwnKey(key) && own.length > 0) return own;
    if (!isField(key) || (wish.fields && !sees(actor, key))) refuseField("/fields", "choice");
    return own.length > 0 || !sees(actor, key)
      ? own
      : [
          {
            name: say(`fields:contacts.${key}`),
            field: key,
            cellOf: (contact) => plain(contact[key]),
          } satisfies ExportColumn,
        ];
  });
}

function isField(key: string): key is ContactField {
  return Object.hasOwn(contactFields, key);
}

/** Fields without a column of our own are what the server makes: times, numbers, yes and no. */
function plain(value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
