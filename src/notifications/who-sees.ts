import { sql } from "kysely";
import { asActor, selectActors } from "../access/actor.ts";
import { followsRecord, type OnRecord, type RecordKind } from "../access/record-kind.ts";
import type { Tx } from "../database/transaction.ts";

/** Those of some people who may act now and may see the notes on a record; two statements for any number of them. */
export async function whoSeesNotes(
  tx: Tx,
  kinds: readonly RecordKind[],
  on: OnRecord,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await selectActors(tx).where("contacts.id", "in", ids).execute();
  if (rows.length === 0) return [];
  const row = { kind: sql`${on.kind}::text`, id: sql`${on.id}::uuid` };
  const people = await Promise.all(rows.map((one) => asActor(tx, one, undefined)));
  const each = people.map((person) => sql`(${person.id}::uuid, ${followsRecord(kinds, person, "notes", "see", row)})`);
  const found = await sql<{ id: string }>`
    select id from (values ${sql.join(each)}) as person (id, sees) where sees`.execute(tx);
  return found.rows.map(({ id }) => id);
}
