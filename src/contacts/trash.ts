import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableContacts } from "../access/reachable.ts";
import { recordChanges } from "../audit/record.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse } from "../http/refusal.ts";

export interface Moved {
  done: string[];
  refused: string[];
}

/** Moves contacts to the trash, where they block nothing; those out of reach of *delete* are refused, and nobody deletes himself. */
export async function trashContacts(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  batchId: string | null,
): Promise<Moved> {
  return move(
    tx,
    actor,
    ids.filter((id) => id !== actor.id),
    ids,
    batchId,
    "deleted",
    true,
  );
}

/** Takes contacts back from the trash; an identity or external id that somebody else has meanwhile is 409. */
export async function restoreContacts(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  batchId: string | null,
): Promise<Moved> {
  return move(tx, actor, ids, ids, batchId, "restored", false);
}

async function move(
  tx: Tx,
  actor: Actor,
  allowed: readonly string[],
  asked: readonly string[],
  batchId: string | null,
  action: "deleted" | "restored",
  toTrash: boolean,
): Promise<Moved> {
  const eb = expressionBuilder<Tables, "contacts">();
  const there = toTrash ? sql`contacts.deleted_at is null` : sql`contacts.deleted_at is not null`;
  const locked = await sql<{ id: string }>`
    select id from contacts where id = any(${allowed}::uuid[]) and ${there} and merged_into_id is null
      and ${reachableContacts(actor, "delete")(eb)} order by id for no key update`.execute(tx);
  const done = locked.rows.map(({ id }) => id);
  if (done.length > 0) {
    await sql`
      update contacts set deleted_at = ${toTrash ? sql`now()` : sql`null`}, version = version + 1, updated_at = now()
      where id = any(${done}::uuid[])`.execute(tx);
    await sql`update identities set in_trash = ${toTrash} where contact_id = any(${done}::uuid[])`.execute(tx);
    await recordChanges(
      tx,
      actor,
      done.map((id) => ({ subjectKind: "contact", subjectId: id, action })),
      batchId,
    );
  }
  const moved = new Set(done);
  return { done, refused: asked.filter((id) => !moved.has(id)) };
}

/** The contact's version must be the one the caller saw. */
export async function checkVersion(tx: Tx, id: string, version: number): Promise<void> {
  const row = await tx
    .selectFrom("contacts")
    .select("version")
    .where("id", "=", id)
    .where("live", "=", true)
    .executeTakeFirst();
  if (row && row.version !== version) refuse(412, "stale");
}
