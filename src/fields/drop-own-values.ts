import { sql } from "kysely";
import type { OwnedBy } from "../database/own-field.ts";
import type { Tx } from "../database/transaction.ts";

const setSize = 5_000;

/** Takes the values of a purged field out of the next records of its kind, trash included; the last of them, or null when no more have it. Nothing is seen of it: nobody has seen the field. */
export async function dropOwnValues(tx: Tx, on: OwnedBy, key: string, after: string | null): Promise<string | null> {
  const { rows } = await sql<{ last: string | null }>`
    with held as (
      select id from ${sql.table(on)} where custom <> '{}' and custom ? ${key} and (${after}::uuid is null or id > ${after}::uuid)
      order by id limit ${setSize} for no key update
    ), dropped as (
      update ${sql.table(on)} as records set custom = custom - ${key}::text from held where records.id = held.id returning records.id
    )
    select max(id::text)::uuid as last from dropped`.execute(tx);
  return rows[0]?.last ?? null;
}
