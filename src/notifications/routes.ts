import type { Mount } from "../access/door.ts";
import type { RecordKind } from "../access/record-kind.ts";
import { readNotices } from "../follows/list-notices.ts";
import { announce } from "../http/events.ts";
import * as api from "./api.ts";
import { readNotifications } from "./list.ts";
import { listTold } from "./told.ts";

export function notificationRoutes(mount: Mount, kinds: readonly RecordKind[]): void {
  mount(api.listNotifications, ({ tx, actor, query }) => listTold(tx, kinds, actor, query));

  mount(api.readNotifications, async ({ tx, actor, body, afterCommit }) => {
    await readNotifications(tx, actor, body.ids);
    await readNotices(tx, actor, body.ids);
    // One's other pages.
    afterCommit(() => announce("notifications", [actor.id]));
    return {};
  });
}
