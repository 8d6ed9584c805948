import type { Actor } from "../access/actor.ts";
import { isOwnKey, ownKey } from "../database/own-field.ts";
import { refuseField } from "../http/refusal.ts";
import type { Say } from "../words/words.ts";
import type { KindOut, ListQuery } from "./export-kind.ts";
import { exportColumns, type ExportColumn, type ListSizes } from "./mapping/export-columns.ts";
import { ownColumn } from "./own-columns.ts";

/** The columns of an export: all of our own, or those of the grid's fields in the grid's order; only what the exporter may see. */
export function columnsOfExport<Query extends ListQuery>(
  { kind, facts, usualGrid }: KindOut<Query>,
  actor: Actor,
  wish: { columns?: "grid" | "all" | undefined; fields?: string | undefined },
  sizes: ListSizes,
  say: Say,
): ExportColumn[] {
  const { vocabulary, fields, sees } = facts;
  const own = facts.own(actor).filter(({ key }) => sees(actor, ownKey(key)));
  const all = exportColumns(
    vocabulary.columns,
    sizes,
    own.map((field) => ownColumn(vocabulary, field)),
  ).filter(({ field }) => sees(actor, field));
  if (wish.columns !== "grid") return all;
  const keys = [...new Set((wish.fields || usualGrid).split(",").map((key) => key.trim()))];
  return keys.flatMap((key) => {
    const ours = all.filter(({ field }) => field === key);
    if (isOwnKey(key) && ours.length > 0) return ours;
    if (!Object.hasOwn(fields, key) || (wish.fields && !sees(actor, key))) refuseField("/fields", "choice");
    return ours.length > 0 || !sees(actor, key)
      ? ours
      : [{ name: say(`fields:${kind}.${key}`), field: key, cellOf: (record) => plain(record[key]) }];
  });
}

/** Fields without a column of our own are what the server makes: times, numbers, yes and no. */
function plain(value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
