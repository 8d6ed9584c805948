import { sql, type Expression, type SqlBool } from "kysely";
import type { Actor } from "../access/actor.ts";
import { recordChanges, type AuditEntry } from "../audit/record.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse } from "../http/refusal.ts";

/** What was asked for, by what became of it. */
export interface Moved {
  done: string[];
  refused: string[];
}

/** Kinds whose records go to the trash one by one, with nothing that hangs on them. */
interface Kind {
  table: "companies" | "opportunities";
  subjectKind: AuditEntry["subjectKind"];
  /** The WHERE of what the actor may delete; by the same right it comes back. */
  deletable: Expression<SqlBool>;
}

/** Moves records to the trash as far as the actor may delete them; what they are linked to stays as it is. */
export async function toTrash(
  tx: Tx,
  actor: Actor,
  kind: Kind,
  ids: readonly string[],
  batchId: string | null,
): Promise<Moved> {
  return move(tx, actor, kind, ids, batchId, "deleted");
}

/** Takes records back out of the trash, by the right to delete. */
export async function outOfTrash(
  tx: Tx,
  actor: Actor,
  kind: Kind,
  ids: readonly string[],
  batchId: string | null,
): Promise<Moved> {
  return move(tx, actor, kind, ids, batchId, "restored");
}

async function move(
  tx: Tx,
  actor: Actor,
  { table, subjectKind, deletable }: Kind,
  ids: readonly string[],
  batchId: string | null,
  action: "deleted" | "restored",
): Promise<Moved> {
  const [before, after] =
    action === "deleted" ? [sql`deleted_at is null`, sql`now()`] : [sql`deleted_at is not null`, sql`null`];
  const records = sql.table(table);
  const moved = await sql<{ id: string }>`
    with there as (
      select id from ${records} where id = any(${ids}::uuid[]) and ${before} and ${deletable}
      order by id for no key update)
    update ${records} set deleted_at = ${after}, version = ${records}.version + 1, updated_at = now()
    from there where ${records}.id = there.id returning ${records}.id`.execute(tx);
  const done = moved.rows.map(({ id }) => id);
  await recordChanges(
    tx,
    actor,
    done.map((id) => ({ subjectKind, subjectId: id, action })),
    batchId,
  );
  return movedOf(ids, done);
}

/** What was asked for, by whether it is among those that moved. */
export function movedOf(ids: readonly string[], moved: readonly string[]): Moved {
  const all = new Set(moved);
  return { done: ids.filter((id) => all.has(id)), refused: ids.filter((id) => !all.has(id)) };
}

interface Asked {
  table: "companies" | "opportunities" | "equipment";
  id: string;
  version: number;
  /** The record as the actor sees it; refuses what is absent. */
  show: () => Promise<{ can: readonly string[] }>;
  /** What is to be locked before the record. */
  lockFirst?: () => Promise<void>;
}

/** Locks a record that shall go to the trash; 403 where it is not the actor's to delete, 412 with the current record where the version is stale. */
export async function lockToDelete(tx: Tx, { table, id, version, show, lockFirst }: Asked): Promise<void> {
  const { can } = await show();
  if (!can.includes("delete")) refuse(403, "notAllowed");
  await lockFirst?.();
  const { rows } = await sql<{ version: number }>`
    select version from ${sql.table(table)} where id = ${id} for no key update`.execute(tx);
  if (rows[0]?.version !== version) refuse(412, "stale", { members: { current: await show() } });
}
