import type { Actor } from "../access/actor.ts";
import type { Findable, FoundRecord } from "../access/findable.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import type { listRecent as declared } from "./api.ts";
import { idsOf, openedBy } from "./opened.ts";

type Item = ReplyOf<typeof declared>["items"][number];

/**
 * What somebody opened lately, as it is called now; what he does not see any more, or what is in the trash, is left out and
 * stands in its place again with his sight of it. One statement for each kind.
 */
export async function listRecent(tx: Tx, actor: Actor, findables: readonly Findable[], limit: number): Promise<Item[]> {
  const opened = await openedBy(tx, actor);
  const shown = new Map<string, FoundRecord>();
  for (const { kind, show } of findables) {
    const ids = idsOf(kind, opened);
    if (ids.length === 0) continue;
    for (const record of await show(tx, actor, ids)) shown.set(`${kind} ${record.id}`, record);
  }
  return opened
    .flatMap(({ kind, id, openedAt }) => {
      const record = shown.get(`${kind} ${id}`);
      return record ? [{ ...record, openedAt: openedAt.toISOString() }] : [];
    })
    .slice(0, limit);
}
