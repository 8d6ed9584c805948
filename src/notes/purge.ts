import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { madeWithin, type RecordKind } from "../access/record-kind.ts";
import type { Tx } from "../database/transaction.ts";
import { notesInSight } from "./read-notes.ts";

/** Holds those of the notes that lie in the trash and that the actor may delete. */
export async function holdNotes(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  ids: readonly string[],
): Promise<string[]> {
  const there = await sql<{ id: string }>`
    select n.id from notes n where n.id = any(${ids}::uuid[]) and n.deleted_at is not null
      and ${notesInSight(kinds, actor)} and ${madeWithin(actor, "notes", "delete", sql`n.author_id`)}
    order by n.id for update`.execute(tx);
  return there.rows.map(({ id }) => id);
}

/** The notes on some records, those in the trash included. */
export async function findNotesOn(tx: Tx, records: readonly string[]): Promise<string[]> {
  if (records.length === 0) return [];
  const found = await tx.selectFrom("notes").select("id").where("subject_id", "in", records).execute();
  return found.map(({ id }) => id);
}

/** Deletes notes for good, with whom they name and who was told; their files have to be gone. */
export async function dropNotes(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await sql`delete from notes where id = any(${ids}::uuid[])`.execute(tx);
}
