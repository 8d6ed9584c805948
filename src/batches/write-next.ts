import type { Actor } from "../access/actor.ts";
import { moveBatch, type Batch } from "../audit/batches.ts";
import type { BatchOutcome } from "../database/tables/audit.ts";
import type { Tx } from "../database/transaction.ts";
import { asFarAsPossible } from "./as-far-as-possible.ts";
import { companyEdits, trashCompanySet } from "./company-set.ts";
import { contactEdits } from "./edit-set.ts";
import { equipmentEdits, trashEquipmentSet } from "./equipment-edits.ts";
import { retireSet } from "./equipment-set.ts";
import { handOverSet } from "./hand-over-set.ts";
import { joinCompany, joinSet } from "./join-set.ts";
import { keepOutcomes, nextItems, refusedItem, type Item, type Outcome } from "./items.ts";
import { restoreSet, trashSet } from "./move-set.ts";
import { setSize } from "./set-size.ts";
import { statusSet } from "./status-set.ts";

/** "whole": what the database or the change itself stands against refuses the request. "asFarAsPossible": it refuses the record. */
export type Extent = "whole" | "asFarAsPossible";

export interface Written {
  done: number;
  unchanged: number;
  refused: number;
  /** The checkpoint; null when nobody is left. */
  next: string | null;
}

/** Writes the next set of a batch, keeps what became of each, and moves the checkpoint, all in this transaction. */
export async function writeNext(tx: Tx, actor: Actor, batch: Batch, extent: Extent): Promise<Written> {
  const items = await nextItems(tx, batch.id, batch.reached, setSize);
  const outcomes =
    extent === "whole"
      ? await writeSet(tx, actor, batch, items, extent)
      : await asFarAsPossible(
          tx,
          items,
          (part) => writeSet(tx, actor, batch, part, extent),
          ({ id }, code) => refusedItem(id, { code }),
        );
  await keepOutcomes(tx, batch.id, outcomes);
  const of = (outcome: BatchOutcome) => outcomes.filter((one) => one.outcome === outcome).length;
  const counts = { done: of("done"), unchanged: of("unchanged"), refused: of("refused") };
  const reached = items.at(-1)?.id ?? null;
  await moveBatch(tx, batch.id, { ...counts, reached });
  return { ...counts, next: items.length === setSize ? reached : null };
}

async function writeSet(
  tx: Tx,
  actor: Actor,
  batch: Batch,
  items: readonly Item[],
  extent: Extent,
): Promise<Outcome[]> {
  if (batch.subject_kind === "company") return writeCompanySet(tx, actor, batch, items, extent);
  if (batch.subject_kind === "equipment") return writeEquipmentSet(tx, actor, batch, items, extent);
  switch (batch.action) {
    case "edit":
      return contactEdits[extent](tx, actor, batch, items);
    case "delete":
      return trashSet(tx, actor, batch.id, items);
    case "restore":
      return restoreSet(tx, actor, batch.id, items);
    case "block":
    case "unblock":
    case "fire":
      return statusSet(tx, actor, batch, items);
    case "leave":
      return handOverSet(tx, actor, batch, items);
    case joinCompany:
      return joinSet(tx, actor, batch, items);
    default:
      throw unknown(batch);
  }
}

async function writeCompanySet(
  tx: Tx,
  actor: Actor,
  batch: Batch,
  items: readonly Item[],
  extent: Extent,
): Promise<Outcome[]> {
  if (batch.action === "delete") return trashCompanySet(tx, actor, batch.id, items);
  if (batch.action !== "edit") throw unknown(batch);
  return companyEdits[extent](tx, actor, batch, items);
}

async function writeEquipmentSet(
  tx: Tx,
  actor: Actor,
  batch: Batch,
  items: readonly Item[],
  extent: Extent,
): Promise<Outcome[]> {
  switch (batch.action) {
    case "edit":
      return equipmentEdits[extent](tx, actor, batch, items);
    case "delete":
      return trashEquipmentSet(tx, actor, batch.id, items);
    case "retireEquipment":
    case "reviveEquipment":
      return retireSet(tx, actor, batch, items);
    default:
      throw unknown(batch);
  }
}

function unknown({ id, action }: Batch): Error {
  return new Error(`batch ${id}: nobody here knows how to "${action}"`);
}
