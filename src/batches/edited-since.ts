import { sql } from "kysely";
import { besideRecord } from "../audit/actions.ts";
import type { Tx } from "../database/transaction.ts";
import type { Item } from "./items.ts";

/** Those of the set whose journal has an entry, newer than the version seen, of a field that is about to be set; `versions` are those of now. */
export async function editedSince(
  tx: Tx,
  keys: readonly string[],
  items: readonly Item[],
  versions: ReadonlyMap<string, number>,
  kind: "contact" | "company" = "contact",
): Promise<Set<string>> {
  const moved = items.flatMap(({ id, version }) => {
    const steps = (versions.get(id) ?? 0) - (version ?? 0);
    return steps > 0 ? [{ id, steps }] : [];
  });
  if (moved.length === 0 || keys.length === 0) return new Set();
  const found = await sql<{ id: string }>`
    select distinct m.id from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as m (id uuid, steps int)
    cross join lateral (
      select change from audit where subject_id = m.id and subject_kind = ${kind} and action <> all(${besideRecord})
      order by at desc, id desc limit m.steps) as a
    where a.change ?| ${keys}::text[]`.execute(tx);
  return new Set(found.rows.map(({ id }) => id));
}
