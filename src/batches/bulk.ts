import type { Actor } from "../access/actor.ts";
import { openRunningBatch } from "../audit/batches.ts";
import { makeGroup } from "../contact-groups/change.ts";
import { checkStatus } from "../contacts/change-status.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { newId } from "../values/uuid.ts";
import type { bulkContacts as declared } from "./api.ts";
import { beginBatch } from "./begin.ts";
import { freeze } from "./freeze.ts";
import { actionOf, checkMay, staysOf, type BulkWish } from "./wish.ts";

/**
 * Changes, deletes, restores, blocks or fires many contacts as one batch: frozen first, then written, up to 1,000 within the request, more as a
 * job. Those out of reach are counted as refused, never silently done. What is wrong with the change itself is refused whole (422).
 */
export async function bulkContacts(
  tx: Tx,
  actor: Actor,
  { newGroup, ...asked }: BulkWish,
): Promise<ReplyOf<typeof declared>> {
  const id = newId();
  const group = newGroup && newId();
  const wish = group ? withGroup(asked, group) : asked;
  const action = actionOf(wish);
  checkMay(actor, action, wish);
  if (newGroup && group) await makeGroup(tx, actor, { id: group, ...newGroup }, id);
  const { change, add, remove, setStatus } = wish;
  const kept = setStatus ? checkStatus(setStatus, "/setStatus") : { change, add, remove };
  const total = await freeze(tx, actor, id, wish);
  const batch = await openRunningBatch(tx, actor, { id, subjectKind: "contact", action, wish: kept, total });
  const begun = await beginBatch(tx, actor, batch);
  return { batch: id, total, stays: staysOf(action), ...begun, ...(group && { group }) };
}

function withGroup(wish: BulkWish, group: string): BulkWish {
  return { ...wish, add: { ...wish.add, groups: [...(wish.add?.groups ?? []), group] } };
}
