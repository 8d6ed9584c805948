import { sql } from "kysely";
import type { Tx } from "../database/transaction.ts";
import type { Matches } from "./find-matches.ts";
import { recordKey } from "./find-twins.ts";
import type { Candidate, RowKeys } from "./kind.ts";

/**
 * A record without an external id takes on that of the first row that means it. Rows with another one are other records from
 * then on, in the dry run as when the same file comes again: what is here now is the same whether it has it already or will.
 */
export function claim(record: Candidate, { keys, externalId }: RowKeys): void {
  if (record.externalId === "" && keys.some(({ by }) => by === "externalId")) record.externalId = externalId;
}

/** The same of rows of earlier sets, by what is kept of those that are taken. */
export async function claimEarlier(tx: Tx, importId: string, { byKey }: Matches): Promise<void> {
  const free = [...new Set([...byKey.values()].flat())].filter(({ externalId }) => externalId === "");
  if (free.length === 0) return;
  const asked = free.map(({ id }) => ({ id, key: recordKey(id) }));
  const { rows } = await sql<{ id: string; externalId: string }>`
    select distinct on (asked.id) asked.id, k.external_id as "externalId"
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as asked (id text, key text)
    join import_keys k on k.import_id = ${importId} and k.key = hashtextextended(asked.key, 0) and k.external_id <> ''
    order by asked.id, k.row`.execute(tx);
  const claimed = new Map(rows.map(({ id, externalId }) => [id, externalId]));
  for (const record of free) record.externalId = claimed.get(record.id) ?? "";
}
