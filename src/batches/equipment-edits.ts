import type { Actor } from "../access/actor.ts";
import type { Batch } from "../audit/batches.ts";
import { subjectsOfBatch } from "../audit/entries-of-batch.ts";
import type { Tx } from "../database/transaction.ts";
import { lockTrees } from "../equipment/load.ts";
import { trashEquipment } from "../equipment/trash.ts";
import type { FullChange } from "../equipment/values.ts";
import { weighEquipment, type EquipmentWriting } from "../equipment/weigh.ts";
import { writeEquipment } from "../equipment/write.ts";
import { editsOf, type Composed } from "./edits.ts";
import { editedSince } from "./edited-since.ts";
import { refusedItem, type Item, type Outcome } from "./items.ts";
import { lockVersions, seenOf } from "./lock-versions.ts";
import { editOf } from "./wish.ts";

/** Equipment is edited as contacts are: what somebody has set since the freeze stays as he has left it ("stale"). */
export const equipmentEdits = editsOf<EquipmentWriting & { id: string }>({
  compose,
  weigh: (tx, actor, writings) => weighEquipment(tx, actor, writings),
  write: (tx, actor, writings, batchId) => writeEquipment(tx, actor, writings, { batchId }),
});

/** Moves a set to the trash, each with all that is below it, but for those that somebody has edited since the freeze. */
export async function trashEquipmentSet(
  tx: Tx,
  actor: Actor,
  batchId: string,
  items: readonly Item[],
): Promise<Outcome[]> {
  const seen = seenOf(items);
  await lockTrees(tx, seen, [], "alone");
  const versions = await lockVersions(tx, items, "equipment");
  const stale = new Set(items.flatMap(({ id, version }) => ((versions.get(id) ?? version) === version ? [] : [id])));
  await trashEquipment(
    tx,
    actor,
    seen.filter((id) => versions.has(id) && !stale.has(id)),
    batchId,
  );
  // With its whole a part goes as well, now or with a set before.
  const gone = await subjectsOfBatch(tx, batchId, seen);
  return items.map(({ id }): Outcome => {
    if (gone.has(id)) return { id, outcome: "done" };
    if (!versions.has(id)) return refusedItem(id, { code: "absent" });
    return refusedItem(id, { code: stale.has(id) ? "stale" : "notAllowed" });
  });
}

async function compose(
  tx: Tx,
  batch: Batch,
  items: readonly Item[],
): Promise<Composed<EquipmentWriting & { id: string }>> {
  const { change: kept = {} } = editOf(batch);
  const change: FullChange = Object.assign({}, kept);
  await lockMoved(tx, change, items);
  const versions = await lockVersions(tx, items, "equipment");
  const stale = await editedSince(tx, kept, items, versions, "equipment");
  const composed: Awaited<ReturnType<typeof compose>> = { writings: [], refused: [] };
  for (const { id } of items) {
    if (!versions.has(id)) composed.refused.push(refusedItem(id, { code: "absent" }));
    else if (stale.has(id)) composed.refused.push(refusedItem(id, { code: "stale" }));
    else composed.writings.push({ id, change });
  }
  return composed;
}

/** Trees before the records, as whoever gives a tree away locks them. */
async function lockMoved(tx: Tx, { parent, company, contact }: FullChange, items: readonly Item[]): Promise<void> {
  if (parent === undefined && company === undefined && contact === undefined) return;
  await lockTrees(tx, [...seenOf(items), parent ?? []].flat(), [company ?? [], contact ?? []].flat(), "alone");
}
