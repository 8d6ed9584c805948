import type { OwnField } from "../database/own-field.ts";
import { joinList } from "../values/list-cell.ts";

/** The cell of an own field's value: choices by their labels, money with its currency, links by name and id, a file by its name. */
export function ownCell({ kind, options }: OwnField, value: unknown): string {
  const labelOf = (key: unknown) => options.find((option) => option.key === key)?.label ?? String(key);
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (kind === "choice") return labelOf(value);
  if (Array.isArray(value)) return joinList(value.map(labelOf));
  if (typeof value === "object") {
    if ("amount" in value && "currency" in value) return `${String(value.amount)} ${String(value.currency)}`;
    if (kind === "file" && "name" in value) return String(value.name);
    if ("id" in value && "name" in value) return `${String(value.name)} <${String(value.id)}>`;
    return "";
  }
  return typeof value === "number" ? String(value) : typeof value === "string" ? value : "";
}
