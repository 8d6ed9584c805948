import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { madeWithin, type RecordKind } from "../access/record-kind.ts";
import type { Tx } from "../database/transaction.ts";
import { filesInSight } from "./read-files.ts";
import { sweepFromNow } from "./sweep.ts";

/** Holds those of the files that lie in the trash and that the actor may delete. */
export async function holdFiles(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  ids: readonly string[],
): Promise<string[]> {
  const there = await sql<{ id: string }>`
    select f.id from files f where f.id = any(${ids}::uuid[]) and f.deleted_at is not null and f.role = 'attached'
      and ${filesInSight(kinds, actor)} and ${madeWithin(actor, "files", "delete", sql`f.made_by_id`)}
    order by f.id for update`.execute(tx);
  return there.rows.map(({ id }) => id);
}

/** Everything that is kept for some records and on some notes: pictures, drafts and files, those in the trash included. */
export async function findFilesOn(tx: Tx, records: readonly string[], notes: readonly string[]): Promise<string[]> {
  if (records.length + notes.length === 0) return [];
  const found = await sql<{ id: string }>`
    select id from files where subject_id = any(${records}::uuid[])
    union select id from files where note_id = any(${notes}::uuid[])`.execute(tx);
  return found.rows.map(({ id }) => id);
}

/** Deletes files for good. Their bytes go when this has been committed: sweeping finds them as what nothing names any more. */
export async function dropFiles(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    with gone as (delete from files where id = any(${ids}::uuid[]) returning path)
    insert into file_uploads (path, started_at) select path, now() - interval '2 hours' from gone`.execute(tx);
  await sweepFromNow(tx);
}
