import type { Actor } from "../access/actor.ts";
import { endBatch, type Batch } from "../audit/batches.ts";
import type { Tx } from "../database/transaction.ts";
import { askForSteps } from "./chain.ts";
import { askForCleaning } from "./clean-batches.ts";
import { companyEdits } from "./company-set.ts";
import { contactEdits } from "./edit-set.ts";
import type { Edits } from "./edits.ts";
import { equipmentEdits } from "./equipment-edits.ts";
import { nextItems } from "./items.ts";
import { transferEquipment, transferNext } from "./equipment-set.ts";
import { setSize } from "./set-size.ts";
import { writeNext } from "./write-next.ts";

const editsOfKind: Readonly<Record<string, Edits>> = { company: companyEdits, equipment: equipmentEdits };

/** How many are looked at before a job is left alone with all of them. */
const sample = 20;

/** Writes a batch that is frozen: up to 1,000 within the request, more as a job. `done` has those that said the same already among them. */
export async function beginBatch(
  tx: Tx,
  actor: Actor,
  batch: Batch,
): Promise<{ state: "running" | "done"; done: number; refused: number }> {
  await askForCleaning(tx);
  if (batch.total > setSize) {
    if (batch.action === "edit") {
      const { check } = editsOfKind[batch.subject_kind] ?? contactEdits;
      await check(tx, actor, batch, await nextItems(tx, batch.id, null, sample));
    }
    await askForSteps(tx, batch.id);
    return { state: "running", done: 0, refused: 0 };
  }
  const { done, unchanged, refused } =
    batch.action === transferEquipment
      ? await transferNext(tx, actor, batch)
      : await writeNext(tx, actor, batch, "whole");
  await endBatch(tx, batch.id, "done");
  return { state: "done", done: done + unchanged, refused };
}
