import type { Actor } from "../access/actor.ts";
import { endBatch, moveBatch, openRunningBatch, type Batch } from "../audit/batches.ts";
import type { mergeContactGroups as declared } from "../contact-groups/api.ts";
import {
  checkGroupsAtRest,
  countJoining,
  endMerge,
  groupMergeOf,
  lockGroups,
  mergeGroups as action,
  reviveGroups,
} from "../contact-groups/merge.ts";
import { joinGroups } from "../contacts/regroup.ts";
import type { Tx } from "../database/transaction.ts";
import type { BodyOf, ReplyOf } from "../http/endpoint.ts";
import { refuse, refuseField } from "../http/refusal.ts";
import { askForSteps } from "./chain.ts";
import { askForCleaning } from "./clean-batches.ts";
import { setSize } from "./set-size.ts";
import { mayDo } from "./wish.ts";

/** Merges contact groups into another one: until the last of their people is in it they are groups like others, then they go to the trash. */
export async function mergeGroups(
  tx: Tx,
  actor: Actor,
  { groups, into }: BodyOf<typeof declared>,
): Promise<ReplyOf<typeof declared>> {
  if (!mayDo(actor, action)) refuse(403, "notAllowed");
  if (groups.includes(into)) refuseField("/into", "twice");
  const locked = await lockGroups(tx, [...groups, into]);
  await checkGroupsAtRest(tx, [...groups, into]);
  const [target] = locked.filter(({ id }) => id === into);
  const merge = { from: locked.filter(({ id }) => id !== into), into: { id: into, name: target?.name ?? "" } };
  const total = await countJoining(tx, merge);
  const batch = await openRunningBatch(tx, actor, { subjectKind: "contact", action, wish: merge, total });
  await askForCleaning(tx);
  const { next, done } = total > setSize ? { next: batch.id, done: 0 } : await mergeGroupsNext(tx, actor, batch);
  if (next !== null) await askForSteps(tx, batch.id);
  else await endBatch(tx, batch.id, "done");
  return { batch: batch.id, state: next === null ? "done" : "running", total, done };
}

/** An id that stands before everybody's. */
const fromTheStart = "00000000-0000-0000-0000-000000000000";

/**
 * Puts the next set of people into the group that stays, and moves the checkpoint. Nobody has been written down beforehand:
 * whoever comes into one of the groups meanwhile is met as well, for they end only when nobody is left outside.
 */
export async function mergeGroupsNext(
  tx: Tx,
  actor: Actor,
  batch: Batch,
): Promise<{ done: number; next: string | null }> {
  const merge = groupMergeOf(batch);
  const where = { after: batch.reached, size: setSize, batchId: batch.id };
  const { done, last } = await joinGroups(tx, actor, merge, where);
  const isLast = done < setSize;
  if (isLast && (await endMerge(tx, actor, merge))) {
    await moveBatch(tx, batch.id, { done, reached: last });
    return { done, next: null };
  }
  const next = isLast ? fromTheStart : (last ?? fromTheStart);
  await moveBatch(tx, batch.id, { done, reached: next });
  return { done, next };
}

/** Before a merge is taken back its groups are there again, with their people, and nothing else may be moving them. */
export async function beginGroupsBack(tx: Tx, actor: Actor, batch: Batch, undoId: string): Promise<void> {
  const merge = groupMergeOf(batch);
  await checkGroupsAtRest(
    tx,
    [...merge.from, merge.into].map(({ id }) => id),
    undoId,
  );
  await reviveGroups(tx, actor, merge);
}
