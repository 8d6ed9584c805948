import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableOpportunities } from "../access/reachable.ts";
import { recordChanges } from "../audit/record.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse } from "../http/refusal.ts";
import { showOpportunity } from "./show.ts";

interface Sorted {
  done: string[];
  refused: string[];
}

/** Moves one opportunity to the trash; a stale version is refused with the current record. */
export async function deleteOpportunity(tx: Tx, actor: Actor, id: string, version: number): Promise<void> {
  const current = await showOpportunity(tx, actor, id);
  if (!current.can.includes("delete")) refuse(403, "notAllowed");
  const row = await tx
    .selectFrom("opportunities")
    .select("version")
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (row?.version !== version) refuse(412, "stale", { members: { current: await showOpportunity(tx, actor, id) } });
  await trashOpportunities(tx, actor, [id], null);
}

/** Moves opportunities to the trash as far as the actor may delete them; their places are kept. */
export async function trashOpportunities(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  batchId: string | null,
): Promise<Sorted> {
  return move(tx, actor, ids, batchId, "deleted");
}

/** Takes opportunities back out of the trash, by the right to delete, to the place that they have kept. */
export async function restoreOpportunities(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  batchId: string | null,
): Promise<Sorted> {
  return move(tx, actor, ids, batchId, "restored");
}

async function move(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  batchId: string | null,
  action: "deleted" | "restored",
): Promise<Sorted> {
  const [before, after] =
    action === "deleted" ? [sql`deleted_at is null`, sql`now()`] : [sql`deleted_at is not null`, sql`null`];
  const moved = await sql<{ id: string }>`
    with there as (
      select id from opportunities
      where id = any(${ids}::uuid[]) and ${before} and ${reachableOpportunities(actor, "delete")}
      order by id for no key update)
    update opportunities set deleted_at = ${after}, version = opportunities.version + 1, updated_at = now()
    from there where opportunities.id = there.id returning opportunities.id`.execute(tx);
  const done = moved.rows.map(({ id }) => id);
  await recordChanges(
    tx,
    actor,
    done.map((id) => ({ subjectKind: "opportunity", subjectId: id, action })),
    batchId,
  );
  return { done, refused: ids.filter((id) => !done.includes(id)) };
}
