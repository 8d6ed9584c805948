import type { Actor } from "../access/actor.ts";
import type { Batch } from "../audit/batches.ts";
import { subjectsOfBatch } from "../audit/entries-of-batch.ts";
import type { Tx } from "../database/transaction.ts";
import { lockTrees } from "../equipment/load.ts";
import { trashEquipment } from "../equipment/trash.ts";
import type { FullChange } from "../equipment/values.ts";
import { weighEquipment, type EquipmentWriting } from "../equipment/weigh.ts";
import { writeEquipment, type WrittenEquipment } from "../equipment/write.ts";
import { refuse } from "../http/refusal.ts";
import { editedSince } from "./edited-since.ts";
import { reasonOf, refusedItem, type Item, type Outcome } from "./items.ts";
import { lockVersions, seenOf } from "./lock-versions.ts";
import { editOf } from "./wish.ts";

/** Edits a set of pieces, as contacts are edited: what somebody has set since the freeze stays as he has left it ("stale"). */
export async function editEquipment(tx: Tx, actor: Actor, batch: Batch, items: readonly Item[]): Promise<Outcome[]> {
  return outcomesOf(await writeEdits(tx, actor, batch, items));
}

/** The same, but a change that is wrong for one of them is refused for all (422), and nothing is written. */
export async function editEquipmentWhole(
  tx: Tx,
  actor: Actor,
  batch: Batch,
  items: readonly Item[],
): Promise<Outcome[]> {
  const edits = await writeEdits(tx, actor, batch, items);
  refuseFaults(edits.written);
  return outcomesOf(edits);
}

/** What is wrong with a change is mostly wrong for all: said at once (422) where it is so for the first of them. */
export async function checkEquipmentEdit(tx: Tx, actor: Actor, batch: Batch, items: readonly Item[]): Promise<void> {
  const { writings } = await writingsOf(tx, batch, items);
  const weighed = await weighEquipment(tx, actor, writings);
  if (weighed.every(({ outcome }) => outcome === "refused")) refuseFaults(weighed);
}

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

interface Composed {
  writings: (EquipmentWriting & { id: string })[];
  refused: Outcome[];
}

interface Edits extends Composed {
  /** Of each writing what became of it. */
  written: readonly WrittenEquipment[];
}

async function writeEdits(tx: Tx, actor: Actor, batch: Batch, items: readonly Item[]): Promise<Edits> {
  const composed = await writingsOf(tx, batch, items);
  const written = await writeEquipment(tx, actor, composed.writings, { batchId: batch.id });
  return { ...composed, written };
}

async function writingsOf(tx: Tx, batch: Batch, items: readonly Item[]): Promise<Composed> {
  const { change: kept = {} } = editOf(batch);
  const change: FullChange = Object.assign({}, kept);
  await lockMoved(tx, change, items);
  const versions = await lockVersions(tx, items, "equipment");
  const stale = await editedSince(tx, kept, items, versions, "equipment");
  const composed: Composed = { writings: [], refused: [] };
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

function outcomesOf({ writings, refused, written }: Edits): Outcome[] {
  return [...refused, ...written.map((one, index) => outcomeOf(writings[index]?.id ?? "", one))];
}

/** What became of one that was written. */
export function outcomeOf(id: string, one: WrittenEquipment): Outcome {
  if (one.outcome === "refused") return refusedItem(id, reasonOf(one));
  return { id, outcome: one.outcome === "unchanged" ? "unchanged" : "done" };
}

function refuseFaults(
  written: readonly (WrittenEquipment | Awaited<ReturnType<typeof weighEquipment>>[number])[],
): void {
  for (const one of written)
    if (one.outcome === "refused" && one.status === 422) refuse(one.status, one.code, { faults: one.faults });
}
