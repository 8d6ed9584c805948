import type { Actor } from "../access/actor.ts";
import { endBatch, openUndo } from "../audit/batches.ts";
import type { Tx } from "../database/transaction.ts";
import { rightOfTreeAction } from "../equipment/tree-actions.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuse } from "../http/refusal.ts";
import { isTagAction } from "../tags/move.ts";
import type { undoBatch as declared } from "./api.ts";
import { askForSteps } from "./chain.ts";
import { loadSteered } from "./load-batch.ts";
import { beginGroupsBack } from "./merge-groups.ts";
import { beginTagsBack } from "./move-tags.ts";
import { setSize } from "./set-size.ts";
import { undoNext } from "./undo-next.ts";
import { mayDo, touchesEverybody } from "./wish.ts";

/** Takes a batch back, once, as a batch of its own; up to 1,000 entries within the request, more as a job. */
export async function undoBatch(tx: Tx, actor: Actor, id: string): Promise<ReplyOf<typeof declared>> {
  const batch = await loadSteered(tx, actor, id);
  if (batch.action === "fire") refuse(409, "firedIsFinal");
  if (batch.action === "purge") refuse(409, "purgedIsFinal");
  const undo = await openUndo(tx, actor, id, actor.administrator);
  if (rightOfTreeAction(batch.action) && !mayDo(actor, batch.action)) refuse(403, "notAllowed");
  if (touchesEverybody(batch.action)) {
    if (!mayDo(actor, batch.action)) refuse(403, "notAllowed");
    await (isTagAction(batch.action) ? beginTagsBack : beginGroupsBack)(tx, actor, batch, undo.id);
  }
  if (undo.total > setSize) {
    await askForSteps(tx, undo.id);
    return { batch: undo.id, state: "running", done: 0, kept: 0 };
  }
  const { done, kept } = await undoNext(tx, actor, undo, "whole");
  await endBatch(tx, undo.id, "done");
  return { batch: undo.id, state: "done", done, kept: new Set(kept).size };
}
