import { Type } from "typebox";
import type { Actor } from "../access/actor.ts";
import { findAsker } from "../access/token.ts";
import { endBatch, findBatch, type Batch } from "../audit/batches.ts";
import { mergeGroups } from "../contact-groups/merge.ts";
import type { Tx } from "../database/transaction.ts";
import { announce } from "../http/events.ts";
import { job } from "../jobs/job.ts";
import { takeSteps } from "../jobs/steps.ts";
import { isTagAction } from "../tags/move.ts";
import { announceWritten } from "./announce-written.ts";
import { chainOf } from "./chain.ts";
import { transferEquipment, transferNext } from "./equipment-set.ts";
import { mergeGroupsNext } from "./merge-groups.ts";
import { moveTagsNext } from "./move-tags.ts";
import { undoNext } from "./undo-next.ts";
import { mayGoOn } from "./wish.ts";
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
  if (!actor || !(await mayGoOn(tx, actor, batch))) {
    await endBatch(tx, id, "failed", "rightsLost");
    return "done";
  }
  const { next } = await nextOf(tx, actor, batch);
  if (next !== null) return "more";
  await endBatch(tx, id, "done");
  return "done";
}

async function nextOf(tx: Tx, actor: Actor, batch: Batch): Promise<{ next: string | null }> {
  if (isTagAction(batch.action)) return moveTagsNext(tx, actor, batch);
  if (batch.action === mergeGroups) return mergeGroupsNext(tx, actor, batch);
  if (batch.action === transferEquipment) return transferNext(tx, actor, batch);
  return (batch.action === "undo" ? undoNext : writeNext)(tx, actor, batch, "asFarAsPossible");
}
