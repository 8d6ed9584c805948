import type { Actor } from "../access/actor.ts";
import { moveBatch, type Batch } from "../audit/batches.ts";
import { nextEntries, type BatchEntry } from "../audit/entries-of-batch.ts";
import { undoCompanyEntries } from "../companies/undo.ts";
import { undoEntries, type Undone } from "../contacts/undo.ts";
import type { Tx } from "../database/transaction.ts";
import { asFarAsPossible } from "./as-far-as-possible.ts";
import { keepKept } from "./items.ts";
import { setSize } from "./set-size.ts";
import type { Extent } from "./write-next.ts";

/** Takes back the next set of entries of the batch that `undo` is for, keeps who stays as he is, and moves the checkpoint. */
export async function undoNext(
  tx: Tx,
  actor: Actor,
  undo: Batch,
  extent: Extent,
): Promise<Undone & { next: string | null }> {
  const entries = await nextEntries(tx, undo.undoes_id ?? "", undo.reached, setSize);
  const parts =
    extent === "whole"
      ? await undoAll(tx, actor, entries, undo.id)
      : await asFarAsPossible<BatchEntry, Undone>(
          tx,
          entries,
          (part) => undoAll(tx, actor, part, undo.id),
          ({ subjectId }) => ({ done: 0, kept: [subjectId] }),
        );
  const done = parts.reduce((sum, part) => sum + part.done, 0);
  const kept = parts.flatMap((part) => part.kept);
  const reached = entries.at(-1)?.id ?? null;
  await moveBatch(tx, undo.id, { done, kept: await keepKept(tx, undo.id, kept), reached });
  return { done, kept, next: entries.length === setSize ? reached : null };
}

/** Each kind by its own room. */
async function undoAll(tx: Tx, actor: Actor, entries: readonly BatchEntry[], undoId: string): Promise<Undone[]> {
  const contacts = entries.flatMap(({ kind, subjectId, ...entry }) =>
    kind === "contact" ? [{ ...entry, contactId: subjectId }] : [],
  );
  const companies = entries.flatMap(({ kind, subjectId, change }) =>
    kind === "company" ? [{ companyId: subjectId, change }] : [],
  );
  return [
    await undoEntries(tx, actor, contacts, undoId),
    ...(companies.length > 0 ? [await undoCompanyEntries(tx, actor, companies, undoId)] : []),
  ];
}
