import type { Actor } from "../access/actor.ts";
import { putBack, type Entry } from "../audit/put-back.ts";
import { nested } from "../database/own-field.ts";
import type { Tx } from "../database/transaction.ts";
import type { OpportunityChange } from "./fields.ts";
import { loadOpportunities } from "./load.ts";
import { writeOpportunities } from "./write.ts";

/** Puts back what entries (newest first) have changed of opportunities, unless it was edited since. */
export async function undoOpportunityEntries(
  tx: Tx,
  actor: Actor,
  entries: readonly Entry[],
  undoId: string,
): Promise<{ done: number; kept: string[] }> {
  return putBack(entries, {
    load: (ids) => loadOpportunities(tx, ids),
    write: (writings) =>
      writeOpportunities(
        tx,
        actor,
        writings.map(({ id, values }) => ({ id, change: asChange(values) })),
        { batchId: undoId, owners: "any" },
      ),
  });
}

/** Values out of the journal in the form of a change; the write path checks them again. */
export function asChange(values: Record<string, unknown>): OpportunityChange {
  const change: OpportunityChange = {};
  return Object.assign(change, nested(values));
}
