import { sql, type RawBuilder } from "kysely";
import type { OwnedBy, OwnField } from "../database/own-field.ts";
import type { Tx } from "../database/transaction.ts";
import type { Fault } from "../http/refusal.ts";
import type { OwnValues } from "./own-values.ts";

/** What makes two values the same: texts without regard to case. */
export function uniqueValue(on: OwnedBy, { key, kind }: Pick<OwnField, "key" | "kind">): RawBuilder<unknown> {
  const custom = sql.ref(`${on}.custom`);
  return kind === "number" ? sql`(${custom} -> ${sql.lit(key)})::numeric` : sql`lower(${custom} ->> ${sql.lit(key)})`;
}

/** A record as it would stand, and which own values are new or another. */
export interface OwnStanding {
  id: string;
  after: OwnValues;
  changed: ReadonlySet<string>;
}

/** Values that another record has already, or two of the set; the database holds the same by an index. */
export async function findTakenOwn(
  tx: Tx,
  on: OwnedBy,
  fields: readonly OwnField[],
  set: readonly OwnStanding[],
): Promise<{ id: string; fault: Fault }[]> {
  const taken: { id: string; fault: Fault }[] = [];
  for (const field of fields.filter(({ unique }) => unique)) {
    const asked = set.flatMap(({ id, after, changed }) =>
      changed.has(field.key) && after[field.key] !== undefined ? [{ id, value: sameness(after[field.key]) }] : [],
    );
    if (asked.length === 0) continue;
    const value = uniqueValue(on, field);
    const { rows } = await sql<{ id: string; value: string }>`
      select ${sql.ref(`${on}.id`)} as id, ${value}::text as value from ${sql.table(on)}
      where deleted_at is null and custom <> '{}'
        and ${value} = any(${asked.map((one) => one.value)}::${sql.raw(field.kind === "number" ? "numeric" : "text")}[])`.execute(
      tx,
    );
    const mayKeep = new Map<string, string>();
    for (const { id, value: held } of rows) mayKeep.set(held, id);
    for (const { id, value: wanted } of asked) {
      const holder = mayKeep.get(wanted) ?? id;
      mayKeep.set(wanted, holder);
      if (holder !== id) taken.push({ id, fault: { pointer: `/custom/${field.key}`, code: "taken" } });
    }
  }
  return taken;
}

function sameness(value: unknown): string {
  return typeof value === "number" ? String(value) : String(value).toLowerCase();
}
