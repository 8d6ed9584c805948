import type { Actor } from "../access/actor.ts";
import { reachableOpportunities } from "../access/reachable.ts";
import type { Tx } from "../database/transaction.ts";
import { lockToDelete, outOfTrash, toTrash, type Moved } from "../records/trash.ts";
import { showOpportunity } from "./show.ts";

/** Moves one opportunity to the trash; a stale version is refused with the current record. */
export async function deleteOpportunity(tx: Tx, actor: Actor, id: string, version: number): Promise<void> {
  await lockToDelete(tx, { table: "opportunities", id, version, show: () => showOpportunity(tx, actor, id) });
  await trashOpportunities(tx, actor, [id], null);
}

/** Moves opportunities to the trash as far as the actor may delete them; their places are kept. */
export async function trashOpportunities(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  batchId: string | null,
): Promise<Moved> {
  return toTrash(tx, actor, opportunitiesOf(actor), ids, batchId);
}

/** Takes opportunities back out of the trash, by the right to delete, to the place that they have kept. */
export async function restoreOpportunities(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  batchId: string | null,
): Promise<Moved> {
  return outOfTrash(tx, actor, opportunitiesOf(actor), ids, batchId);
}

function opportunitiesOf(actor: Actor) {
  const deletable = reachableOpportunities(actor, "delete");
  return { table: "opportunities", subjectKind: "opportunity", deletable } as const;
}
