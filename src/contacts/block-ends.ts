import type { Tx } from "../database/transaction.ts";
import { addJob } from "../jobs/add.ts";

/** The job that ends blocks. */
export const endBlocksName = "contacts.endBlocks";

/** Asks for the job that ends the blocks of some moments (ISO 8601); all that end at one moment share one. */
export async function askForEnd(tx: Tx, moments: readonly string[]): Promise<void> {
  for (const moment of new Set(moments)) {
    const runAt = new Date(moment);
    await addJob(tx, endBlocksName, {}, { key: `block until ${runAt.getTime()}`, runAt });
  }
}

/** The same for what one run has left over. */
export async function askForRest(tx: Tx): Promise<void> {
  await addJob(tx, endBlocksName, {}, { key: "blocks that are over" });
}
