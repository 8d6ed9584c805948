import type { Actor } from "../access/actor.ts";
import { findBatch, moveBatch, type Batch } from "../audit/batches.ts";
import { nextEntries, subjectsOfBatch, type BatchEntry } from "../audit/entries-of-batch.ts";
import { restoreCompanies, trashCompanies } from "../companies/trash.ts";
import { undoCompanyEntries } from "../companies/undo.ts";
import { undoGroups } from "../contact-groups/change.ts";
import { groupMergeOf, mergeGroups } from "../contact-groups/merge.ts";
import { leaveGroup } from "../contacts/regroup.ts";
import { undoEntries, type Undone } from "../contacts/undo.ts";
import type { Tx } from "../database/transaction.ts";
import { restoreOpportunities, trashOpportunities } from "../opportunities/trash.ts";
import { undoOpportunityEntries } from "../opportunities/undo.ts";
import { isTagAction, tagMoveOf } from "../tags/move.ts";
import { moveTagsBack, taggedCompanies, taggedContacts } from "../tags/retag.ts";
import { undoTaskEntries } from "../tasks/hand-over.ts";
import { placeBack } from "../equipment/move.ts";
import { restoreEquipment, trashEquipment } from "../equipment/trash.ts";
import { undoEquipmentEntries } from "../equipment/undo.ts";
import { asFarAsPossible } from "./as-far-as-possible.ts";
import { transferBack, transferEquipment } from "./equipment-set.ts";
import { keepKept } from "./items.ts";
import { records } from "./records.ts";
import { setSize } from "./set-size.ts";
import type { Extent } from "./write-next.ts";

/** Takes back the next set of entries of the batch that `undo` is for, keeps who stays as he is, and moves the checkpoint. */
export async function undoNext(
  tx: Tx,
  actor: Actor,
  undo: Batch,
  extent: Extent,
): Promise<Undone & { next: string | null }> {
  const undone = await findBatch(tx, undo.undoes_id ?? "", "shared");
  if (undone?.action === transferEquipment) return transferBack(tx, actor, undone, undo.id);
  const entries = await nextEntries(tx, undo.undoes_id ?? "", undo.reached, setSize);
  const takeBack = (part: readonly BatchEntry[]) => undoAll(tx, actor, part, undo.id, undone);
  const parts =
    extent === "whole"
      ? await takeBack(entries)
      : await asFarAsPossible<BatchEntry, Undone>(tx, entries, takeBack, ({ subjectId }) => ({
          done: 0,
          kept: [subjectId],
        }));
  const done = parts.reduce((sum, part) => sum + part.done, 0);
  const kept = parts.flatMap((part) => part.kept);
  const reached = entries.at(-1)?.id ?? null;
  await moveBatch(tx, undo.id, { done, kept: await keepKept(tx, undo.id, kept), reached });
  return { done, kept, next: entries.length === setSize ? reached : null };
}

/** Each kind by its own room. */
async function undoAll(
  tx: Tx,
  actor: Actor,
  entries: readonly BatchEntry[],
  undoId: string,
  undone: Batch | undefined,
): Promise<Undone[]> {
  const contacts = entries.flatMap(({ kind, subjectId, ...entry }) =>
    kind === "contact" ? [{ ...entry, contactId: subjectId }] : [],
  );
  const changesOf = (of: BatchEntry["kind"]) => entries.filter(({ kind, change }) => kind === of && change !== null);
  const companies = changesOf("company");
  const opportunities = changesOf("opportunity");
  const tasks = changesOf("task");
  const equipment = changesOf("equipment").filter(({ action }) => action !== "restored");
  const groups = entries.flatMap(({ kind, subjectId, action }) =>
    kind === "contactGroup" && action === "created" ? [subjectId] : [],
  );
  if (undone && isTagAction(undone.action)) {
    const move = tagMoveOf(undone);
    return [
      await moveTagsBack(tx, actor, taggedContacts, move, changesOf("contact"), undoId),
      await moveTagsBack(tx, actor, taggedCompanies, move, companies, undoId),
    ];
  }
  if (undone?.action === mergeGroups) return [await leaveGroup(tx, actor, groupMergeOf(undone), contacts, undoId)];
  return [
    await undoEntries(tx, actor, contacts, undoId),
    ...(companies.length > 0 ? [await undoCompanyEntries(tx, actor, companies, undoId)] : []),
    ...(opportunities.length > 0 ? [await undoOpportunityEntries(tx, actor, opportunities, undoId)] : []),
    ...(equipment.length > 0 ? [await undoEquipment(tx, actor, equipment, undoId, undone)] : []),
    ...(tasks.length > 0 ? [await undoTaskEntries(tx, records, actor, tasks, undoId)] : []),
    await moveBack(tx, actor, entries, undoId, "company", restoreCompanies, trashCompanies),
    await moveBack(tx, actor, entries, undoId, "opportunity", restoreOpportunities, trashOpportunities),
    await moveBack(tx, actor, entries, undoId, "equipment", restoreEquipment, trashEquipment),
    // The last of all: by then nobody is in it any more.
    ...(groups.length > 0 ? [{ done: await undoGroups(tx, actor, groups, undoId), kept: [] }] : []),
  ];
}

async function undoEquipment(
  tx: Tx,
  actor: Actor,
  entries: readonly BatchEntry[],
  undoId: string,
  undone: Batch | undefined,
): Promise<Undone> {
  const back = await undoEquipmentEntries(tx, actor, entries, undoId);
  if (undone?.action === "moveEquipment" && back.done > 0) await placeBack(tx, undone);
  return back;
}

/** Deleted → restored, made or restored → trash; of people their room does it. */
async function moveBack(
  tx: Tx,
  actor: Actor,
  entries: readonly BatchEntry[],
  undoId: string,
  of: BatchEntry["kind"],
  restore: typeof restoreCompanies,
  trash: typeof trashCompanies,
): Promise<Undone> {
  const ids = (deed: string) =>
    entries.filter(({ kind, action }) => kind === of && action === deed).map(({ subjectId }) => subjectId);
  const [deleted, made] = [ids("deleted"), [...ids("created"), ...ids("restored")]];
  const refused = [
    ...(await restore(tx, actor, deleted, undoId)).refused,
    ...(await trash(tx, actor, made, undoId)).refused,
  ];
  // With its whole a part has gone or come back already, in a set before.
  const along = await subjectsOfBatch(tx, undoId, refused);
  const kept = refused.filter((id) => !along.has(id));
  return { done: deleted.length + made.length - kept.length, kept };
}
