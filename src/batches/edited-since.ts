import { sql } from "kysely";
import { besideRecord } from "../audit/actions.ts";
import { ownKey } from "../database/own-field.ts";
import type { Tx } from "../database/transaction.ts";
import type { Item } from "./items.ts";

/** Those of the set whose journal has an entry, newer than the version seen, of a field that `change` is about to set; `versions` are those of now. */
export async function editedSince(
  tx: Tx,
  change: Readonly<Record<string, unknown>>,
  items: readonly Item[],
  versions: ReadonlyMap<string, number>,
  kind: "contact" | "company" | "equipment" = "contact",
): Promise<Set<string>> {
  const moved = items.flatMap(({ id, version }) => {
    const steps = (versions.get(id) ?? 0) - (version ?? 0);
    return steps > 0 ? [{ id, steps }] : [];
  });
  const keys = keysOf(change);
  if (moved.length === 0 || keys.length === 0) return new Set();
  const found = await sql<{ id: string }>`
    select distinct m.id from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as m (id uuid, steps int)
    cross join lateral (
      select change from audit where subject_id = m.id and subject_kind = ${kind} and action <> all(${besideRecord})
      order by at desc, id desc limit m.steps) as a
    where a.change ?| ${keys}::text[]`.execute(tx);
  return new Set(found.rows.map(({ id }) => id));
}

/** As the journal calls them: each own field by itself. */
function keysOf(change: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(change).flatMap(([key, value]) =>
    key === "custom" && typeof value === "object" && value !== null ? Object.keys(value).map(ownKey) : [key],
  );
}
