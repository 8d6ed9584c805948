import type { Actor } from "../access/actor.ts";
import type { Batch } from "../audit/batches.ts";
import { setStatuses } from "../contacts/status.ts";
import type { Tx } from "../database/transaction.ts";
import { editedSince } from "./edited-since.ts";
import { reasonOf, refusedItem, type Item, type Outcome } from "./items.ts";
import { lockVersions } from "./lock-versions.ts";
import { statusOf } from "./wish.ts";

/** Blocks, unblocks or fires a set. Whose status somebody has changed since the freeze keeps it, unless it is to be the final one. */
export async function statusSet(tx: Tx, actor: Actor, batch: Batch, items: readonly Item[]): Promise<Outcome[]> {
  const wish = statusOf(batch);
  const versions = await lockVersions(tx, items);
  const stale =
    wish.status === "fired"
      ? new Set<string>()
      : await editedSince(tx, { status: null, blocked: null }, items, versions);
  const asked = items.filter(({ id }) => versions.has(id) && !stale.has(id)).map(({ id }) => ({ ...wish, id }));
  const written = await setStatuses(tx, actor, asked, batch.id);
  const outcomes = written.map((one, index): Outcome => {
    const id = asked[index]?.id ?? "";
    if (one.outcome === "refused") return refusedItem(id, reasonOf(one));
    return { id, outcome: one.outcome === "unchanged" ? "unchanged" : "done" };
  });
  const left = items.filter(({ id }) => !versions.has(id) || stale.has(id));
  return [...outcomes, ...left.map(({ id }) => refusedItem(id, { code: stale.has(id) ? "stale" : "absent" }))];
}
