import type { Actor } from "../access/actor.ts";
import type { RecordKind } from "../access/record-kind.ts";
import type { Tx } from "../database/transaction.ts";
import { listNotices } from "../follows/list-notices.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { markOf } from "../lists/mark.ts";
import type { listNotifications as declared } from "./api.ts";
import { listNotifications, mostUnread } from "./list.ts";

type Reply = ReplyOf<typeof declared>;

/** What somebody was told, by others and of what he follows, in one order. */
export async function listTold(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  { after, limit = 30 }: { after?: string; limit?: number },
): Promise<Reply> {
  const told = await listNotifications(tx, kinds, actor, { limit, ...(after !== undefined && { after }) });
  const notices = await listNotices(tx, kinds, actor, after, limit + 1, mostUnread);
  const both = [...told.items, ...notices.items].toSorted(newestFirst);
  const items = both.slice(0, limit);
  const last = items.at(-1);
  const isMore = both.length > limit || told.next !== null;
  return {
    items,
    next: isMore && last ? markOf(last) : null,
    unread: Math.min(told.unread + notices.unread, mostUnread),
  };
}

interface Placed {
  at: string;
  id: string;
}

function newestFirst(a: Placed, b: Placed): number {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1;
  return a.id < b.id ? 1 : -1;
}
