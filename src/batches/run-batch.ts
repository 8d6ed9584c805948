import { Type } from "typebox";
import { findAsker } from "../access/token.ts";
import { endBatch, findBatch } from "../audit/batches.ts";
import type { Tx } from "../database/transaction.ts";
import { announce } from "../http/events.ts";
import { job } from "../jobs/job.ts";
import { takeSteps } from "../jobs/steps.ts";
import { announceWritten } from "./announce-written.ts";
import { chainOf } from "./chain.ts";
import { undoNext } from "./undo-next.ts";
import { mayDo } from "./wish.ts";
import { writeNext } from "./write-next.ts";

/** Carries out a batch that is too large for a request, an undo as well, a set a transaction: each record exactly once, whatever breaks off in between. */
export const runBatch = job({
  name: "batches.run",
  payload: Type.Object({ id: Type.String() }),
  async run(work, { id }) {
    await takeSteps(work, chainOf(id), {
      step: (tx) => step(tx, id),
      told: () => announce("batches", [id]),
      fail: (tx) => endBatch(tx, id, "failed", "unexpected"),
    });
    announceWritten();
  },
});

async function step(tx: Tx, id: string): Promise<"more" | "done"> {
  const batch = await findBatch(tx, id, "locked");
  if (batch?.state !== "running") return "done";
  const actor = await findAsker(tx, batch);
  if (!actor || !mayDo(actor, batch.action)) {
    await endBatch(tx, id, "failed", "rightsLost");
    return "done";
  }
  const { next } = await (batch.action === "undo" ? undoNext : writeNext)(tx, actor, batch, "asFarAsPossible");
  if (next !== null) return "more";
  await endBatch(tx, id, "done");
  return "done";
}
