import type { Actor } from "../access/actor.ts";
import { putBack, type Entry } from "../audit/put-back.ts";
import { nested } from "../database/own-field.ts";
import type { Tx } from "../database/transaction.ts";
import { loadEquipment } from "./load.ts";
import type { FullChange } from "./values.ts";
import { writeEquipment } from "./write.ts";

/** Puts back what entries (newest first) have changed of equipment, unless it was edited since. */
export async function undoEquipmentEntries(
  tx: Tx,
  actor: Actor,
  entries: readonly Entry[],
  undoId: string,
): Promise<{ done: number; kept: string[] }> {
  return putBack(entries, {
    load: (ids) => loadEquipment(tx, ids),
    write: (writings) =>
      writeEquipment(
        tx,
        actor,
        writings.map(({ id, values }) => ({ id, change: asChange(values) })),
        { batchId: undoId },
      ),
  });
}

/** Values out of the journal in the form of a change; the write path checks them again. */
export function asChange(values: Record<string, unknown>): FullChange {
  const change: FullChange = {};
  return Object.assign(change, nested(values));
}
