import type { Tx } from "../database/transaction.ts";
import { askForSteps as askFor, type Chain } from "../jobs/steps.ts";

/** Asks for the steps of a batch, behind the jobs that wait already. */
export async function askForSteps(tx: Tx, id: string): Promise<void> {
  await askFor(tx, chainOf(id));
}

export function chainOf(id: string): Chain {
  return { name: "batches.run", payload: { id }, key: `batch ${id}` };
}
