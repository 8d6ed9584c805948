import type { Actor } from "../access/actor.ts";
import { endBatch, openRunningBatch } from "../audit/batches.ts";
import { checkStatus } from "../contacts/change-status.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { newId } from "../values/uuid.ts";
import type { bulkContacts as declared } from "./api.ts";
import { askForSteps } from "./chain.ts";
import { askForCleaning } from "./clean-batches.ts";
import { checkEdit } from "./edit-set.ts";
import { freeze } from "./freeze.ts";
import { nextItems } from "./items.ts";
import { setSize } from "./set-size.ts";
import { actionOf, checkMay, staysOf, type BulkWish } from "./wish.ts";
import { writeNext } from "./write-next.ts";

/** How many are looked at before a job is left alone with all of them. */
const sample = 20;

/**
 * Changes, deletes, restores, blocks or fires many contacts as one batch: frozen first, then written, up to 1,000 within the request, more as a
 * job. Those out of reach are counted as refused, never silently done. What is wrong with the change itself is refused whole (422).
 */
export async function bulkContacts(tx: Tx, actor: Actor, wish: BulkWish): Promise<ReplyOf<typeof declared>> {
  const action = actionOf(wish);
  checkMay(actor, action, wish);
  const { change, add, remove, setStatus } = wish;
  const kept = setStatus ? checkStatus(setStatus, "/setStatus") : { change, add, remove };
  const id = newId();
  const total = await freeze(tx, actor, id, wish);
  const batch = await openRunningBatch(tx, actor, { id, subjectKind: "contact", action, wish: kept, total });
  const stays = staysOf(action);
  await askForCleaning(tx);
  if (total > setSize) {
    if (action === "edit") await checkEdit(tx, actor, batch, await nextItems(tx, id, null, sample));
    await askForSteps(tx, id);
    return { batch: id, state: "running", total, done: 0, refused: 0, stays };
  }
  const { done, unchanged, refused } = await writeNext(tx, actor, batch, "whole");
  await endBatch(tx, id, "done");
  return { batch: id, state: "done", total, done: done + unchanged, refused, stays };
}
