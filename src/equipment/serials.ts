import { sql } from "kysely";
import type { Tx } from "../database/transaction.ts";

/** Those whose serial number another piece has, or an earlier one of the set, where the installation wants them unique. */
export async function findTakenSerials(
  tx: Tx,
  asked: readonly { id: string; serial: string }[],
): Promise<ReadonlySet<string>> {
  const numbered = asked.flatMap((one, nth) => (one.serial === "" ? [] : [{ ...one, nth }]));
  if (numbered.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    with asked as materialized (
      select id, nth, lower(serial collate "und-x-icu") collate "C" as key
      from jsonb_to_recordset(${JSON.stringify(numbered)}::jsonb) as a (id uuid, nth int, serial text))
    select a.id from asked a
    where (select serials_unique from installation) and (
      exists (select from equipment e where e.serial_key = a.key and e.deleted_at is null and e.id <> a.id
        and e.id <> all(select id from asked))
      or exists (select from asked other where other.key = a.key and other.nth < a.nth))`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}
